import { spawn } from 'node:child_process';
import { refuse } from '../misuse';

/** What became of a run; `stdout` may hold values and never leaves memory. */
export interface SopsRun {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs the sops on the PATH, in a folder below the .sops.yaml that it is to find. Whatever is secret goes
 * through `input`: everybody on the machine can read the arguments of a process.
 */
export const runSops = (
  args: readonly string[],
  folder: string,
  input: string | Buffer = '',
): Promise<SopsRun> =>
  new Promise<SopsRun | undefined>((resolve) => {
    const child = spawn('sops', args, { cwd: folder, env: process.env, stdio: 'pipe' });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    child.on('error', () => resolve(undefined));
    child.on('close', (code) =>
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
    // a sops that ends before it has read everything says why in its own words
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  }).then((run) => run ?? missing());

/** Lets somebody edit a file in the terminal; the code with which sops ends. */
export const runEditor = (file: string, folder: string): Promise<number> =>
  new Promise<number | undefined>((resolve) => {
    const child = spawn('sops', ['edit', file], { cwd: folder, env: process.env, stdio: 'inherit' });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code ?? 1));
  }).then((code) => code ?? missing());

const missing = (): never =>
  refuse(
    'sops',
    'sops 3.11 or later on the PATH',
    'none',
    "install it ('brew install sops', or 'go install github.com/getsops/sops/v3/cmd/sops@v3.11.0')",
  );
