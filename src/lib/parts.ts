/** The parts of the site that list something, in the order of its navigation; each is a folder. */
export const listings = [
  'reports',
  'people',
  'places',
  'organisations',
  'documents',
  'formulations',
  'timeline',
] as const;
