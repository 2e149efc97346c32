/** Stage 7: the report's two files, Markdown for people and provenance for proof. */
import { writeReportFile } from '../../src/lib/report-file.ts';
import type { Provenance } from '../../src/lib/schemas/provenance.ts';
import type { Report } from '../../src/lib/schemas/report.ts';
import { succeed, type Described, type Stage } from '../stage.ts';
import { shownCorrections } from '../corrections/show.ts';
import { changesOf } from '../text/traced.ts';

/** What the build writes for one report. */
export interface Emitted {
  readonly report: Report;
  /** Content of `<id>.md`. */
  readonly markdown: string;
  /** Content of `<id>.json`, before the build adds its messages. */
  readonly provenance: Provenance;
}

export const emit: Stage<Described, Emitted> = {
  name: 'emit',
  run({ capture, report, blocks, lines, text, mentions, evidence }) {
    return succeed({
      report,
      markdown: writeReportFile(report, blocks),
      provenance: {
        id: report.id,
        lines: lines.map(({ line, role, rule }) => ({ line, role, rule })),
        blocks: blocks.map((block) => ({ role: block.role, lines: [...block.lines] })),
        changes: changesOf(text).map((change) => ({ ...change, steps: [...change.steps] })),
        mentions: [...mentions],
        evidence: [...evidence],
        messages: [],
        corrections: shownCorrections(capture.corrections),
      },
    });
  },
};
