import { field, type Manifest } from '../../kernel';
import { condition, count, wordsOf } from './conditions';
import type { Part } from './part';
import { isSameVersion } from './same-version';

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions */
export function jobPart(object: Manifest, live: unknown): Part {
  const part = { object, live };
  if (live === undefined) return { ...part, stage: 'missing', words: 'is not there yet' };
  if (field(live, 'metadata', 'deletionTimestamp') !== undefined)
    return { ...part, stage: 'outdated', words: 'is made anew' };
  if (!isSameVersion(object, live))
    return { ...part, stage: 'outdated', words: 'is that of another version' };
  const failed = condition(live, 'Failed');
  if (failed !== undefined) return { ...part, stage: 'failed', words: `failed: ${wordsOf(failed)}` };
  if (condition(live, 'Complete') !== undefined) return { ...part, stage: 'done', words: 'is complete' };
  const runs = count(live, 'status', 'active') > 0;
  return { ...part, stage: 'under way', words: runs ? 'runs' : 'has not begun' };
}
