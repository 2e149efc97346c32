/** When a found name counts as the labelled one. Each tolerance is stated in docs/EVALUATION.md. */

/** Compatibility forms, quotation marks and spaces make no difference. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s“”"『』「」《》]/gu, '');
}

export function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const placeEndings = /(?<=.{2})(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|地区|[省市县区州])$/u;

/** 安徽 and 安徽省, 东北 and 东北地区; but 滑县 stays 滑县. */
export function samePlace(one: string, other: string): boolean {
  return plain(one).replace(placeEndings, '') === plain(other).replace(placeEndings, '');
}

/** 景顺集团 and 美国景顺集团, where 美国 is a place of the article. */
export function sameOrganisation(one: string, other: string, places: readonly string[]): boolean {
  const [short = '', long = ''] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
  if (short === long) return true;
  const before = long.slice(0, long.length - short.length);
  return short.length >= 3 && long.endsWith(short) && places.some((place) => samePlace(place, before));
}

/** An office with the unit it belongs to, where that is known. */
export interface StatedOffice {
  readonly office: string;
  readonly of?: string | undefined;
}

// A word that makes another office of the one that follows it (副市长 is no 市长), or joins two.
const otherOffice = /(?:副|代|代理|原|前|名誉|候任|常务|第一|执行|总|兼|、)$/u;

/** 市委书记 of 滁州市 and 滁州市委书记, 总书记 and 中共中央总书记; but not 市长 and 副市长. */
export function sameOffice(one: StatedOffice, other: StatedOffice): boolean {
  return spellings(one).some((a) =>
    spellings(other).some((b) => {
      const [short = '', long = ''] = [a, b].sort((x, y) => x.length - y.length);
      if (short === long) return true;
      const unit = long.slice(0, long.length - short.length);
      return short.length >= 2 && long.endsWith(short) && !otherOffice.test(unit);
    }),
  );
}

function spellings({ office, of }: StatedOffice): string[] {
  const name = plain(office);
  if (of === undefined) return [name];
  const unit = plain(of);
  return [name, unit + name, unit.replace(placeEndings, '') + name];
}
