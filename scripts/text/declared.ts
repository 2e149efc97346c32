/** What a page or an XML file says of its own encoding. Often wrong: a candidate, never a proof. */

/** One declaration; `offset` is the byte where the label stands. */
export interface Declaration {
  /** As written, `GB2312`. */
  readonly label: string;
  /** The WHATWG encoding that it names, `gbk`; undefined for a name that nobody knows. */
  readonly encoding: string | undefined;
  readonly offset: number;
}

/** Declarations further behind are not looked for, bytes. Long scripts stand before some. */
const furthest = 1024 * 1024;
/** So many are read. */
const most = 5;

const tag = /<(?:meta|\?xml)\b(?<inside>[^<>]{0,600})>/giu;
const label = /\b(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}(?<label>[\w.:-]{1,40})/iu;

/** The declarations of `<meta charset>`, `<meta http-equiv>` and `<?xml encoding?>`, in bytes that extend ASCII. */
export function declaredEncodings(bytes: Uint8Array): Declaration[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, furthest)).toString(
    'latin1',
  );
  return Array.from(head.matchAll(tag).take(1000), (found) => {
    const match = label.exec(found[0]);
    const name = match?.groups?.label;
    if (match === null || name === undefined) return undefined;
    // The label ends the match.
    const offset = found.index + match.index + match[0].length - name.length;
    return { label: name, encoding: encodingNamed(name), offset };
  })
    .filter((one) => one !== undefined)
    .slice(0, most);
}

function encodingNamed(name: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(name);
    // Who could read the declaration byte by byte did not read UTF-16: HTML's own rule.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}
