/** Why bytes are not text that can be published; `offset` is a byte's. */
export interface Unreadable {
  readonly rule: 'empty' | 'too-large' | 'binary' | 'invalid-utf-8' | 'invalid-bytes' | 'unknown-encoding';
  readonly text: string;
  readonly hint: string;
  readonly offset: number;
}
