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
  return labelled.flatMap((capture, at) => {
    onRead(at + 1, labelled.length);
    const page = pageOf(capture);
    return page ? [{ folder: capture.folder, page, lesson: lessonOf(capture.folder, page) }] : [];
  });
}

function lessonOf(folder: string, { lines, wanted }: LabelledPage): Lesson {
  return { traits: traitsOf(lines), gaps: gapsOf(lines), wanted, tuned: folder === tunedFolder };
}
