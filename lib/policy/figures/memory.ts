import { field, records } from '../../kernel';
import { variablesOf } from '../variables';
import type { World } from '../world';
import { amountOf } from './amount';
import { programOf } from './program';
import type { Workload } from './workload';

/** How web processes share the memory of their container. */
export interface MemoryFigure {
  /** Bytes. */
  readonly limit: number;
  readonly processes: number;
  /** Bytes for each, and as many for the master that several have. */
  readonly perProcess: number;
}

/** Undefined where no container is a web server, or none has a limit. */
export function memoryOf(world: World, { placed }: Workload): MemoryFigure | undefined {
  for (const container of records(placed.pod.spec.containers)) {
    const { kind, processes } = programOf(container, variablesOf(world, placed, container));
    const limit = amountOf(field(container, 'resources', 'limits', 'memory'));
    if (kind !== 'web' || processes === undefined || limit === undefined) continue;
    const bytes = limit / 1000;
    const sharers = processes > 1 ? processes + 1 : 1;
    return { limit: bytes, processes, perProcess: Math.floor(bytes / sharers) };
  }
  return undefined;
}
