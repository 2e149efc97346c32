/** From labelled captures to lessons. */
import { gapsOf, traitsOf } from '../stages/structure/weighing/traits.ts';
import { allLabelled, pageOf, tunedFolder, type LabelledPage } from './captures.ts';
import type { Lesson } from './fit.ts';

/** A capture that can be learned from; captures of one folder were written together. */
export interface Study {
  readonly folder: string;
  readonly page: LabelledPage;
  readonly lesson: Lesson;
}

/** All captures that can be learned from. @param onRead called before each, 1-based */
export function studies(onRead: (capture: number, of: number) => void = () => undefined): Study[] {
  const labelled = allLabelled();
  // The same traits are seen on thousands of lines: one copy of each is kept.
  const copies = new Map<string, string>();
  const keep = (trait: string): string => {
    const copy = copies.get(trait);
    if (copy === undefined) copies.set(trait, trait);
    return copy ?? trait;
  };
  return labelled.flatMap((capture, at) => {
    onRead(at + 1, labelled.length);
    const page = pageOf(capture);
    return page ? [{ folder: capture.folder, page, lesson: lessonOf(capture.folder, page, keep) }] : [];
  });
}

function lessonOf(folder: string, { lines, wanted }: LabelledPage, keep: (trait: string) => string): Lesson {
  const traits = traitsOf(lines).map((line) => line.map(keep));
  return { traits, gaps: gapsOf(lines), wanted, tuned: folder === tunedFolder };
}
