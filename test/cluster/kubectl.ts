import { execFileSync, spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** Describes what needs a cluster; without $KUBECONFIG it is skipped, and says so. */
export function describeCluster(title: string, tests: () => void): void {
  if (process.env.KUBECONFIG !== undefined) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`skipped, for KUBECONFIG is not set: ${title}\n`);
  describe.skip(title, tests);
}

export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl with an input and returns whatever it says. */
export function kubectl(args: readonly string[], input = ''): Answer {
  const { status, stdout, stderr } = spawnSync('kubectl', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** Runs kubectl and returns what it prints; fails the test where it fails. */
export const kubectlOk = (args: readonly string[], input = ''): string =>
  execFileSync('kubectl', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  });

export const getJson = <T>(args: readonly string[]): T =>
  JSON.parse(kubectlOk(['get', ...args, '-o', 'json']));

/** A namespace that enforces Pod Security `restricted`, empty at the start. */
export function restrictedNamespace(name: string): void {
  kubectl(['create', 'namespace', name]);
  kubectlOk(['label', '--overwrite', 'namespace', name, 'pod-security.kubernetes.io/enforce=restricted']);
}

/** Waits until a condition holds, asking every quarter of a second. */
export async function until(what: string, holds: () => boolean, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${seconds}s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
