import type { Path } from '../../kernel';

/** What a team says of a worker, as an adapter reads it. */
export interface Work {
  /** @default - the adapter's own command */
  readonly command: readonly string[] | undefined;
  readonly queues: readonly string[];
  /** Jobs at a time; undefined for the adapter's default. */
  readonly concurrency: number | undefined;
  /** Seconds that a job may take. */
  readonly timeout: number;
}

/** How one job library is started. */
export interface WorkerAdapter {
  plan(work: Work, path: Path): WorkerProcess;
}

export interface WorkerProcess {
  readonly command: readonly string[];
  /** Variables of this worker alone. */
  readonly variables: Readonly<Record<string, string>>;
}
