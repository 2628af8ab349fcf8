import type { Given } from '../../config';
import type { ProbeProps } from '../../container';
import type { Path } from '../../kernel';

/** What a team says of a worker, as an adapter reads it. */
export interface Work {
  /** @default - the adapter's own command */
  readonly command: readonly string[] | undefined;
  /** The job library's own file, from the root of the application; undefined for its usual one. */
  readonly configFile: string | undefined;
  readonly queues: readonly string[];
  /** Jobs at a time; undefined for the adapter's default. */
  readonly concurrency: number | undefined;
  /** Seconds that a job may go on after TERM. */
  readonly timeout: number;
  /** Ports that the team names; an adapter's own follow them. */
  readonly ports: Readonly<Record<string, number>>;
}

/** How one job library is started. */
export interface WorkerAdapter {
  plan(work: Work, path: Path): WorkerProcess;
}

export interface WorkerProcess {
  readonly command: readonly string[];
  /** Variables of this worker alone that follow from its props. */
  readonly owned: Given['owned'];
  /** Those that a team may replace. @default - none */
  readonly defaults?: Given['defaults'];
  /** Where it tells how it is. @default - nowhere */
  readonly ports?: Readonly<Record<string, number>>;
  /** What it is asked there. @default - nothing */
  readonly probes?: WorkerProbes;
}

/** A worker serves nobody, so nobody asks whether it is ready. */
export type WorkerProbes = Readonly<Partial<Record<'startup' | 'liveness', ProbeProps>>>;
