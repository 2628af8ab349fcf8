import type { WorkerAdapter } from './adapter';
import { custom } from './custom';
import { delayedJob } from './delayed-job';
import { goodJob } from './good-job';
import { resque } from './resque';
import { shoryuken } from './shoryuken';
import { sidekiq } from './sidekiq';
import { solidQueue } from './solid-queue';

/** Every job library that the library knows: a file each. */
export const ADAPTERS = {
  sidekiq,
  solid_queue: solidQueue,
  good_job: goodJob,
  delayed_job: delayedJob,
  resque,
  shoryuken,
  custom,
} as const satisfies Record<string, WorkerAdapter>;

export type AdapterName = keyof typeof ADAPTERS;

export type { Work, WorkerAdapter, WorkerProbes, WorkerProcess } from './adapter';
