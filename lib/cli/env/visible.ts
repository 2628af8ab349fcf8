import { decoded } from './dotenv-text';

/** What is no letter to see: a terminal would obey it. */
const CONTROLS = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A value on one line of a terminal. */
export function visible(bytes: Buffer): string {
  const text = decoded(bytes);
  if (text === undefined) return `(${bytes.length} bytes that are no text)`;
  return JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replace(CONTROLS, escaped);
}

const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
