import type { WorkerAdapter } from './adapter';
import { custom } from './custom';
import { sidekiq } from './sidekiq';

/** Every job library that the library knows: a file each. */
export const ADAPTERS = { sidekiq, custom } as const satisfies Record<string, WorkerAdapter>;

export type AdapterName = keyof typeof ADAPTERS;

export type { Work, WorkerAdapter, WorkerProcess } from './adapter';
