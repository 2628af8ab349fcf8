import { lineOfPart, type Part } from '../rollout/part';
import { openParts } from '../rollout/summary';
import type { Decision } from './decision';

/** What follows from the cluster alone: jobs are complete, and all pods are those of this version. */
export function decideByCluster(parts: readonly Part[]): Decision {
  const failed = parts.filter(({ stage }) => stage === 'failed');
  if (failed.length > 0) return { do: 'fail', reasons: failed.map(lineOfPart) };
  const open = openParts(parts);
  return open === undefined ? { do: 'done', line: 'migrated and rolled out' } : { do: 'go on', line: open };
}
