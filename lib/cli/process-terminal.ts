import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import { edited } from './editor';
import { misuse } from './misuse';
import { Interrupted, type Terminal } from './terminal';
import { watchPaste } from './watch-paste';

const { stdin, stdout, stderr } = process;
/** Questions never mix with what was asked for, which may go into a pipe. */
const QUESTIONS = { input: stdin, output: stderr };

/** Goes back to where the line began, and takes away what is there. */
const START_OF_LINE = '\r\u001b[2K';

/** Of this process. What asks is loaded where something is asked. */
export class ProcessTerminal implements Terminal {
  readonly isRead = stdout.isTTY === true;
  readonly isAnswered = stdin.isTTY === true && stderr.isTTY === true;

  private isInProgress = false;

  print(line: string): void {
    this.progress(undefined);
    stdout.write(`${line}\n`);
  }

  printBytes(bytes: Buffer): void {
    stdout.write(bytes);
  }

  note(line: string): void {
    this.progress(undefined);
    stderr.write(`${line}\n`);
  }

  progress(line: string | undefined): void {
    if (stderr.isTTY !== true || (line === undefined && !this.isInProgress)) return;
    this.isInProgress = line !== undefined;
    const fits = (line ?? '').slice(0, (stderr.columns || 80) - 1);
    stderr.write(`${START_OF_LINE}${fits}`);
  }

  confirm(message: string): Promise<boolean> {
    const confirm: typeof import('@inquirer/confirm') = require('@inquirer/confirm');
    return confirm.default({ message, default: false }, QUESTIONS);
  }

  async ask(question: string): Promise<string> {
    const lines = createInterface(QUESTIONS);
    try {
      return await Promise.race([answer(lines, question), closing(lines)]);
    } finally {
      lines.close();
    }
  }

  async askHidden(message: string): Promise<string> {
    const password: typeof import('@inquirer/password') = require('@inquirer/password');
    const hasMore = watchPaste(stdin);
    const answer = await password.default({ message }, QUESTIONS);
    if (await hasMore()) {
      misuse('kube env', 'a value of one line', 'several', 'give it by a pipe, or in a file with --file');
    }
    return answer;
  }

  input(): Promise<Buffer> {
    return buffer(stdin);
  }

  edit(text: string): Promise<string> {
    return edited(text);
  }
}

/** Node tells of Ctrl-C by an error of its own, or leaves the question to wait for ever. */
async function answer(lines: Interface, question: string): Promise<string> {
  try {
    return await lines.question(`${question} `);
  } catch {
    stderr.write('\n');
    throw new Interrupted();
  }
}

async function closing(lines: Interface): Promise<never> {
  await once(lines, 'close');
  throw new Interrupted();
}
