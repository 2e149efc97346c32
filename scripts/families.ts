/** All rule families, for the test that runs every rule's example and for the method page. */
import type { RuleFamily } from './rules.ts';
import { officesIdentity } from './corpus/offices.ts';
import { decodeFamily } from './stages/decode.ts';
import { extractFamily } from './stages/extract.ts';
import { contributorsFamily } from './stages/metadata/contributors.ts';
import { documentsFamily } from './stages/metadata/documents.ts';
import { datesFamily } from './stages/metadata/event-date.ts';
import { eventsFamily } from './stages/metadata/event.ts';
import { formulationsFamily } from './stages/metadata/formulations.ts';
import { organisationsFamily } from './stages/metadata/organisations.ts';
import { namesFamily, officesFamily, rolesFamily } from './stages/metadata/people.ts';
import { placesFamily } from './stages/metadata/places.ts';
import { sourcesFamily } from './stages/metadata/sources.ts';
import { punctuationFamily } from './stages/punctuation.ts';
import { repairFamily } from './stages/repair.ts';
import { structureFamily } from './stages/structure/family.ts';
import { scriptFamily } from './text/to-hans.ts';

export const families: readonly RuleFamily[] = [
  decodeFamily,
  extractFamily,
  repairFamily,
  punctuationFamily,
  scriptFamily,
  structureFamily,
  sourcesFamily,
  contributorsFamily,
  datesFamily,
  eventsFamily,
  namesFamily,
  officesFamily,
  rolesFamily,
  documentsFamily,
  placesFamily,
  organisationsFamily,
  formulationsFamily,
  officesIdentity,
];
