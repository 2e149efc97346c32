/** Writes CBOR (RFC 8949), as far as Pagefind's files are made of it: whole numbers, texts, arrays. */

const UNSIGNED = 0;
const TEXT = 3;
const ARRAY = 4;
const FIRST_SIZE = 1024;

/** Collects values one after the other. An array's items are the values written after it. */
export class CborWriter {
  #bytes = Buffer.alloc(FIRST_SIZE);
  #length = 0;

  /** @param value 0 to 2³² − 1 */
  number(value: number): this {
    return this.#head(UNSIGNED, value);
  }

  text(value: string): this {
    const length = Buffer.byteLength(value);
    this.#head(TEXT, length).#reserve(length);
    this.#bytes.write(value, this.#length);
    this.#length += length;
    return this;
  }

  /** @param length number of items that follow */
  array(length: number): this {
    return this.#head(ARRAY, length);
  }

  /** Values that another writer has written. */
  values(written: Uint8Array): this {
    this.#reserve(written.length);
    this.#bytes.set(written, this.#length);
    this.#length += written.length;
    return this;
  }

  /** All that was written so far, as a copy. */
  take(): Uint8Array {
    const written = Uint8Array.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return written;
  }

  #head(kind: number, argument: number): this {
    this.#reserve(5);
    const first = kind << 5;
    if (argument < 24) this.#bytes[this.#length++] = first | argument;
    else if (argument < 0x100) {
      this.#bytes[this.#length++] = first | 24;
      this.#bytes[this.#length++] = argument;
    } else if (argument < 0x1_0000) {
      this.#bytes[this.#length++] = first | 25;
      this.#length = this.#bytes.writeUInt16BE(argument, this.#length);
    } else {
      this.#bytes[this.#length++] = first | 26;
      this.#length = this.#bytes.writeUInt32BE(argument, this.#length);
    }
    return this;
  }

  #reserve(length: number): void {
    if (this.#length + length <= this.#bytes.length) return;
    const larger = Buffer.alloc(2 * (this.#length + length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
