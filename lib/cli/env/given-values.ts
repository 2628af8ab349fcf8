import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidProps } from '../../kernel';
import { misuse } from '../misuse';
import type { Session } from '../session';
import { readDotenv } from './dotenv-text';
import { checkKey } from './keys';

/** What was said on the command line. */
export interface Given {
  /** `KEY=VALUE`, or `KEY`. */
  readonly settings: readonly string[];
  readonly file?: string;
}

/** New values by key, from the command line, a question, a pipe or a file. No key stands twice. */
export async function givenValues(
  session: Session,
  { settings, file }: Given,
): Promise<ReadonlyMap<string, Buffer>> {
  if (settings.length === 0 && file === undefined) {
    misuse('kube env set', 'KEY=VALUE, KEY or --file', 'nothing', "'kube env set --help' shows examples");
  }
  const parts = settings.map(partsOf);
  for (const [key] of parts) checkKey(key);
  const asked = parts.filter(([, value]) => value === undefined).map(([key]) => key);
  checkPipe(session, asked, file);
  const values = new Map<string, Buffer>();
  for (const [key, value] of file === undefined ? [] : await valuesIn(session, file)) put(values, key, value);
  for (const [key, value] of parts) put(values, key, value ?? (await answer(session, key)));
  return values;
}

function partsOf(setting: string): readonly [key: string, value: Buffer | undefined] {
  const at = setting.indexOf('=');
  return at < 0 ? [setting, undefined] : [setting.slice(0, at), Buffer.from(setting.slice(at + 1))];
}

function put(values: Map<string, Buffer>, key: string, value: Buffer): void {
  if (values.has(key)) misuse('kube env set', 'each key once', `${key} twice`, 'remove one of the two');
  values.set(key, value);
}

/** A pipe can be read once. */
function checkPipe({ terminal }: Session, asked: readonly string[], file: string | undefined): void {
  const readers = (file === '-' ? 1 : 0) + (terminal.isAnswered ? 0 : asked.length);
  if (readers <= 1) return;
  const got = asked.length === 1 ? `--file - and ${asked[0]}` : asked.join(', ');
  misuse('kube env set', 'one value from the pipe', got, 'give several as dotenv text: --file -');
}

async function answer({ terminal }: Session, key: string): Promise<Buffer> {
  const value = terminal.isAnswered
    ? Buffer.from(await terminal.askHidden(`Value of ${key}:`))
    : withoutLastNewline(await terminal.input());
  if (value.length > 0) return value;
  // what was to be read may have failed: `pass show database | kube env set …`
  return misuse(
    'kube env set',
    `a value of ${key}`,
    'nothing',
    "if it shall be empty, write the key with '=' and nothing behind",
  );
}

/** `echo value |` means the value; what has several lines, as a certificate has, ends with a newline of its own. */
function withoutLastNewline(bytes: Buffer): Buffer {
  const first = bytes.indexOf('\n');
  if (first < 0 || first !== bytes.length - 1) return bytes;
  return bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1);
}

async function valuesIn(session: Session, file: string): Promise<readonly (readonly [string, Buffer])[]> {
  const source = file === '-' ? 'the pipe' : file;
  const bytes =
    file === '-' ? await session.terminal.input() : readFile(resolve(session.directory, file), file);
  const { value, findings } = readDotenv(source, bytes);
  if (findings.length > 0) throw new InvalidProps(findings);
  for (const key of value.keys()) checkKey(key);
  return [...value].map(([key, text]) => [key, Buffer.from(text)]);
}

function readFile(path: string, file: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return misuse(
      'kube env set --file',
      'a file that can be read',
      `${file}, which cannot`,
      'name another file',
    );
  }
}
