/** Words and tables for the terminal. Pure. */
import { fields, type Comparison } from './compare.ts';
import type { Score } from './score.ts';

/** A table of the numbers of one split. */
export function scoreTable(title: string, score: Score): string {
  const rows = fields.map((field) => {
    const { precision, recall, f1, right, missed, wrong } = score.fields[field];
    const shares = [precision, recall, f1].map((value) => value.toFixed(3).padStart(9));
    const counts = [right, missed, wrong].map((value) => String(value).padStart(7));
    return `${field.padEnd(14)}${shares.join('')}${counts.join('')}`;
  });
  const { right, unknown, wrong, 'left open': open, defensible, invented } = score.dates;
  return [
    `${title}, ${score.articles} articles`,
    `${''.padEnd(14)}precision   recall       F1  right missed  wrong`,
    ...rows,
    `event date    known to the reader: ${right} right (${score.dateRecall.toFixed(3)}), ${unknown} unknown, ${wrong} wrong`,
    `              not known: ${open} left open, ${defensible} defensible, ${invented} invented`,
    '',
  ].join('\n');
}

/** Every miss and every wrong finding of an article; empty when there is none. */
export function errorLines(id: string, date: string, comparison: Comparison): string[] {
  const lines = fields.flatMap((field) => {
    const { missed, wrong } = comparison.fields[field];
    return [
      ...missed.map((item) => `${id} ${field} missed: ${item}`),
      ...wrong.map((item) => `${id} ${field} wrong: ${item}`),
    ];
  });
  if (['unknown', 'wrong', 'invented'].includes(comparison.date))
    lines.push(`${id} date ${comparison.date}: ${date}`);
  return lines;
}
