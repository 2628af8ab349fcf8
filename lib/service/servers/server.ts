import type { Given } from '../../config';

/** What a team says of a web process, as a server reads it. */
export interface Serving {
  /** What the container listens on. */
  readonly port: number;
  /** Processes; 0 for a single one. */
  readonly concurrency: number;
  /** Seconds. */
  readonly longestRequest: number;
}

/** What answers requests in a web process. */
export interface WebServer {
  /** What it listens on where the chart says nothing. */
  readonly usualPort: number;
  plan(serving: Serving): ServerProcess;
}

export interface ServerProcess {
  readonly command: readonly string[];
  /** Variables of this process alone that follow from its props. */
  readonly owned: Given['owned'];
  /** Those that must not be there at all: '' is as good as none. */
  readonly unwanted: Given['owned'];
}
