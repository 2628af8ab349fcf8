import { field, list, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';
import { type Process, running } from './processes';

/** Images without a shell and without coreutils, by what they are called. */
const BARE = /distroless|(^|\/)scratch\b|\bstatic\b|chiseled/;

/** https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution */
export const stopCommands: Check = {
  id: 'F58',
  title: 'what runs before a pod leaves is there to be run',
  severity: 'warning',
  why: 'the hook fails, and the pod is told to end at once while requests still come',
  fix: 'use the sleep action from Kubernetes 1.30 on',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      const { at, container } = process;
      const command = field(container, 'lifecycle', 'preStop', 'exec', 'command');
      const words = list(command).flatMap((word) => text(word) ?? []);
      if (words.length === 0) continue;
      yield* absent(process, `${at}.lifecycle.preStop.exec.command`, words);
    }
  },
};

function* absent({ to, container }: Process, at: string, words: readonly string[]): Iterable<Objection> {
  const fix = 'use the sleep action, which needs no program in the image';
  if (words.some((word) => /\bsidekiqctl\b/.test(word))) {
    const got = new Words('sidekiqctl, which is gone since Sidekiq 6');
    yield {
      to,
      field: at,
      expected: 'a program that the image has',
      got,
      fix: 'take it away: TERM alone is enough',
    };
  } else if (BARE.test(text(container.image) ?? '')) {
    const got = new Words(`${words[0]} in an image without programs`);
    yield { to, field: at, expected: 'a program that the image has', got, fix };
  }
}
