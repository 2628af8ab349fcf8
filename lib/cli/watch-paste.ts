import { setTimeout as wait } from 'node:timers/promises';

/** What a terminal delivers late of a text that was pasted at once. */
const LATE = 50;

/** What somebody types, or a pipe. */
type Typed = NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown };

/**
 * Watches whether anything follows the Enter that ends an answer: the rest of a value of several lines would
 * be taken for the answer of the next question, and shown. Call it before asking; what it gives, afterwards.
 */
export function watchPaste(stream: Typed): () => Promise<boolean> {
  let typed = Buffer.alloc(0);
  const listen = (bytes: Buffer | string) => {
    typed = Buffer.concat([typed, Buffer.from(bytes)]);
  };
  stream.on('data', listen);
  return async () => {
    stream.setRawMode?.(true);
    stream.resume();
    await wait(LATE);
    stream.off('data', listen);
    stream.setRawMode?.(false);
    stream.pause();
    return /[\r\n][\s\S]/.test(typed.toString('latin1').replace(/\r\n$/, '\n'));
  };
}
