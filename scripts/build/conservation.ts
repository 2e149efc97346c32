/** The conservation law, checked on what was written: article + changes = capture, to the byte. */
import { articleBlocks, readReportFile } from '../../src/lib/report-file.ts';
import { provenanceSchema } from '../../src/lib/schemas/provenance.ts';
import { encodeCapture } from '../text/encodings.ts';
import { undo } from '../text/traced.ts';

/**
 * Rebuilds a capture from the two files of its report.
 *
 * @param markdown content of the report's Markdown file
 * @param provenance content of the JSON file beside it
 * @returns the capture's bytes
 * @throws Error when the files do not fit each other
 */
export function rebuildCapture(markdown: string, provenance: string): Uint8Array {
  const { report, body } = readReportFile(markdown);
  const { blocks, changes } = provenanceSchema.parse(JSON.parse(provenance));
  const article = articleBlocks(
    report,
    body,
    blocks.map((block) => block.role),
  );
  const text = undo(article.map((block) => block.text).join('\n'), changes);
  return encodeCapture(text, report.capture.encoding);
}

/** Whether two byte arrays are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
