import { bytes, type Environment, type Memory, type Path } from '../kernel';

/** The least that a Rails process ever takes; applications of some size take twice as much. */
const LEAST = 256;

/** What a container may use, as its props say it. */
interface Limits {
  readonly memory?: Memory;
  readonly memoryLimit?: Memory;
}

/** Reports processes that have no room: the kernel would kill one after the other, for ever (F43). */
export function checkProcessMemory(
  processes: number,
  { memory, memoryLimit }: Limits,
  { defaults }: Pick<Environment, 'defaults'>,
  path: Path,
): void {
  const limit = memoryLimit ?? memory ?? defaults.memory;
  const needed = (1 + processes) * LEAST;
  const room = bytes(limit) / 2 ** 20;
  // what is no amount is refused with the rest of the resources
  if (processes < 2 || !(room > 0) || room >= needed) return;
  path
    .at(memoryLimit === undefined ? 'memory' : 'memoryLimit')
    .warn(
      'F43',
      `${needed}Mi or more, ${LEAST}Mi for each of ${processes} processes and their master`,
      limit,
      `raise it, to ${needed * 2}Mi where the application is not small, or lower concurrency`,
    );
}
