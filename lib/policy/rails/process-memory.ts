import { bytes, field, type Memory, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { optionIn } from '../processes/options';
import type { World } from '../world';
import { isWeb, type Process, running, variable } from './processes';

/** Mi that a Rails process takes at the very least. */
const LEAST = 256;

/** https://github.com/puma/puma/blob/main/docs/deployment.md#mri */
export const processMemory: Check = {
  id: 'F43',
  title: 'a web process has memory for as many processes as it starts',
  severity: 'warning',
  why: 'the kernel kills one process after the other, for ever',
  fix: 'raise the memory limit, or lower WEB_CONCURRENCY',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      if (!isWeb(process)) continue;
      const { to, at } = process;
      const said = optionIn(process.words, '-w', '--workers') ?? variable(process, 'WEB_CONCURRENCY');
      if (said === 'auto') {
        const expected = 'a number of processes that fits the memory of the container';
        const got = new Words("'auto', one for each processor of the node");
        yield { to, field: `${at}.env.WEB_CONCURRENCY`, expected, got, fix: 'write the number' };
      } else yield* tooLittle(process, Number(said));
    }
  },
};

function* tooLittle({ to, at, container }: Process, processes: number): Iterable<Objection> {
  const limit = text(field(container, 'resources', 'limits', 'memory'));
  const room = limit === undefined ? Number.NaN : mebibytes(limit);
  const needed = (1 + processes) * LEAST;
  if (!(processes >= 2) || !(room < needed)) return;
  const expected = `${needed}Mi or more, ${LEAST}Mi for each of ${processes} processes and their master`;
  const fix = `raise it, to ${needed * 2}Mi where the application is not small, or lower WEB_CONCURRENCY`;
  yield { to, field: `${at}.resources.limits.memory`, expected, got: limit, fix };
}

const DECIMAL: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Quantities of others may be decimal, or plain bytes. */
function mebibytes(limit: string): number {
  const binary = bytes(limit as Memory); // NaN where it is none
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)([kMGT]?)$/.exec(limit) ?? [];
  return (Number.isNaN(binary) ? Number(count) * (DECIMAL[unit] ?? 1) : binary) / 2 ** 20;
}
