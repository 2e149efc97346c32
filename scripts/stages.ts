/**
 * THE registry: what happens to a capture, in order. Each stage's output is the next one's input,
 * and the compiler refuses a row that does not fit.
 */
import { correctFacts, correctText } from './corrections/apply.ts';
import { startWith } from './stage.ts';
import { decode } from './stages/decode.ts';
import { emit } from './stages/emit.ts';
import { extract } from './stages/extract.ts';
import { metadata } from './stages/metadata.ts';
import { punctuation } from './stages/punctuation.ts';
import { repair } from './stages/repair.ts';
import { script } from './stages/script.ts';
import { structure } from './stages/structure.ts';

export const stages = startWith(decode) // bytes → text, encoding proved by writing the bytes again
  .then(extract) // a web page's text out of its markup; plain text passes unchanged
  .then(repair) // pinyin glosses out, damaged characters restored
  .then(punctuation) // half-width → full-width between Chinese
  .then(script) // Hant → Hans, where the capture is Hant
  .then(correctText) // wording that a person mended
  .then(structure) // lines → roles; boilerplate out
  .then(metadata) // facts, mentions, evidence
  .then(correctFacts) // facts that a person set
  .then(emit); // Markdown and provenance
