/** Reads CBOR (RFC 8949), as far as the chunks of the index are made of it: whole numbers, texts, arrays. */

const UNSIGNED = 0;
const TEXT = 3;
const ARRAY = 4;

/** Reads values one after the other. Each method throws where the next value is of another kind. */
export class CborReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  number(): number {
    return this.#head(UNSIGNED);
  }

  /** ASCII. */
  text(): string {
    let out = '';
    for (let left = this.#head(TEXT); left > 0; left -= 1) {
      out += String.fromCharCode(this.#view.getUint8(this.#at));
      this.#at += 1;
    }
    return out;
  }

  /** @returns the number of items, which are the values that follow */
  array(): number {
    return this.#head(ARRAY);
  }

  #head(kind: number): number {
    const first = this.#view.getUint8(this.#at);
    this.#at += 1;
    if (first >> 5 !== kind) throw new Error(`CBOR of kind ${first >> 5} at ${this.#at - 1}, not ${kind}`);
    const short = first & 31;
    if (short < 24) return short;
    const at = this.#at;
    if (short === 24) {
      this.#at += 1;
      return this.#view.getUint8(at);
    }
    if (short === 25) {
      this.#at += 2;
      return this.#view.getUint16(at);
    }
    if (short !== 26) throw new Error(`CBOR longer than 4 bytes at ${at - 1}`);
    this.#at += 4;
    return this.#view.getUint32(at);
  }
}
