/** What a result shows of a report, without its page being fetched. */
import type { KeptRole } from '../schemas/provenance.ts';
import type { Report } from '../schemas/report.ts';
import type { TextBlock } from '../report-file.ts';

/** A stretch of text that matches may not leave: a headline, a paragraph, a caption. */
export interface SearchUnit {
  readonly role: KeptRole;
  readonly text: string;
}

export interface SearchRecord {
  /** The report's id. */
  readonly id: string;
  /** EDTF: the event's day, else the publication day. */
  readonly date: string | null;
  readonly source: string | null;
  readonly place: string | null;
  /** All that can be found, in the order of reading; the headline is among them. */
  readonly units: readonly SearchUnit[];
}

const frontRoles = ['kicker', 'headline', 'deck', 'summary'] as const;

/** The record of a report. `body` holds the blocks of its Markdown file, in order. */
export function searchRecord(report: Report, body: readonly TextBlock[]): SearchRecord {
  const front = frontRoles.flatMap((role) => {
    const text = report[role];
    return text === undefined ? [] : [{ role, text }];
  });
  return {
    id: report.id,
    date: report.event.date ?? report.published,
    source: report.source,
    place: report.event.place,
    units: [...front, ...body],
  };
}
