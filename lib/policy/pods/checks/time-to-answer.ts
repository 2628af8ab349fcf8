import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { type AskedProbe, probesOf } from '../probes';
import { runningIn } from '../running';

export const timeToAnswer: Check = {
  id: 'F22',
  title: 'a probe waits long enough for an answer of Ruby, and not beyond its own end',
  severity: 'warning',
  why: 'a second is short while garbage is collected or CPU is short: pods that are well leave or are restarted',
  fix: 'set timeoutSeconds: 5',
  *run(world: World): Iterable<Objection> {
    for (const { to, processes } of runningIn(world)) {
      for (const process of processes) {
        for (const probe of probesOf(process)) {
          const expected = tooShort(probe, process.ruby) ?? tooLong(probe);
          if (expected === undefined) continue;
          const fix = 'set timeoutSeconds: 5, which is 1 where nobody says';
          yield { to, field: `${probe.at}.timeoutSeconds`, expected, got: probe.timeout, fix };
        }
      }
    }
  },
};

/** A port opens without Ruby, as long as its queue is not full. */
const tooShort = ({ request, runs, timeout }: AskedProbe, ruby: boolean): string | undefined =>
  ruby && (request !== undefined || runs) && timeout <= 1 ? '2 or more, for a process of Ruby' : undefined;

const tooLong = ({ timeout, period, failures }: AskedProbe): string | undefined =>
  timeout > period * failures ? `${period * failures} at most, its period times its failures` : undefined;
