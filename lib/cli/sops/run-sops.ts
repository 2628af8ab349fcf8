import { type ChildProcess, spawn } from 'node:child_process';
import { uninterrupted, withCleanUp } from '../clean-up';
import { refuse } from '../misuse';
import { withPrivateFolder } from '../private-folder';

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
  withPrivateFolder(async (temporary) => {
    const child = spawn('sops', args, { ...surroundings(folder, temporary), stdio: 'pipe' });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    // a sops that ends before it has read everything says why in its own words
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const code = await mortal(child, () => codeOf(child));
    return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
  });

/** Lets somebody edit a file in the terminal; the code with which sops ends. */
export const runEditor = (file: string, folder: string): Promise<number> =>
  withPrivateFolder((temporary) => {
    const child = spawn('sops', ['edit', file], { ...surroundings(folder, temporary), stdio: 'inherit' });
    return mortal(child, () => uninterrupted(() => codeOf(child)));
  });

/** sops writes what is edited, decrypted, where temporary files go: that must be no disk. */
const surroundings = (folder: string, temporary: string) => ({
  cwd: folder,
  env: { ...process.env, TMPDIR: temporary },
});

/** Runs something with a child that does not outlive us. */
const mortal = <T>(child: ChildProcess, use: () => Promise<T>): Promise<T> =>
  withCleanUp(() => {
    child.kill();
  }, use);

const codeOf = (child: ChildProcess): Promise<number> =>
  new Promise<number | undefined>((resolve) => {
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
