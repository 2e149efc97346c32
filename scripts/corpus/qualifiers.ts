/** Words that tell namesakes apart: 王伟（苏州市）, 王伟（合肥市）. */
import { isUndifferentiated, type Appearance } from './appearances.ts';
import { pathOf } from './jurisdiction.ts';

/** Qualifier of the record of names that nothing identifies. */
const unidentified = '身份未明';

/** For each of several namesakes, the shortest words that tell it from all others. */
export function qualifiersOf(people: readonly (readonly Appearance[])[]): string[] {
  const choices = people.map(qualifierChoices);
  return choices.map(
    (own, index) =>
      own.find((choice) => choices.every((others, at) => at === index || !others.includes(choice))) ??
      [own.at(-1), String(index + 1)].join(' '),
  );
}

/** What a correction says; the latest unit, by name and then with what holds it; an office; a place; the report itself. */
function qualifierChoices(appearances: readonly Appearance[]): string[] {
  if (isUndifferentiated(appearances)) return [unidentified];
  const latest = appearances.toReversed();
  const holdings = latest.flatMap((appearance) => appearance.holdings);
  const unit = holdings.find((holding) => holding.unit !== null)?.unit;
  const place = latest.flatMap(({ near }) => near.slice(0, 1))[0];
  const division = unit ?? (holdings.length > 0 ? null : place);
  return [
    ...appearances.map(correctedQualifier).filter((text) => text !== ''),
    ...(division ? [division.name, pathOf(division).replaceAll('/', '')] : []),
    ...holdings.slice(0, 1).map(({ title }) => title),
    ...appearances.map(({ document }) => document.report.id),
  ];
}

/** 苏州市原副市长 of the identity «王伟（苏州市原副市长）»; empty where no correction says more than the name. */
function correctedQualifier({ person: { name, identity = '' } }: Appearance): string {
  return /（(?<words>[^（）]+)）$/u.exec(identity)?.groups?.words ?? identity.replace(name, '');
}
