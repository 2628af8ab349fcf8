import type { Ask } from '../cluster/api';
import type { Site } from '../rollout/refused-object';
import type { Resources } from '../rollout/resources';

/** Who the API server says has set a field. */
export const MANAGER = 'kube-apply';

/** One service in one cluster, as every step of an apply sees it. */
export interface Workplace extends Site {
  readonly namespace: string;
  readonly ask: Ask;
  readonly resources: Resources;
  readonly tell: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}
