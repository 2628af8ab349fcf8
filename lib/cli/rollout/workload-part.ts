import { field, type Manifest } from '../../kernel';
import { condition, count, isObserved, wordsOf } from './conditions';
import type { Part, Stage } from './part';
import { isSameVersion } from './same-version';

type Progress = Pick<Part, 'stage' | 'words'>;

/** How many pods there are and how many there should be, whatever the kind calls them. */
interface Pods {
  readonly wanted: number;
  readonly updated: number;
  readonly available: number;
  /** Of earlier versions, those that end left out. */
  readonly old: number;
}

/** A part from what a kind says of its own; `progress` is asked of what is there, seen and of this version. */
const workloadPart =
  (progress: (live: unknown) => Progress) =>
  (object: Manifest, live: unknown): Part => {
    const at = (stage: Stage, words: string): Part => ({ object, live, stage, words });
    if (live === undefined) return at('missing', 'is not there yet');
    if (!isSameVersion(object, live)) return at('outdated', 'is that of another version');
    if (!isObserved(live)) return at('under way', 'was not seen yet by its controller');
    return { object, live, ...progress(live) };
  };

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status */
export const deploymentPart = workloadPart((live) => {
  const stuck = condition(live, 'Progressing', 'False');
  if (stuck?.reason === 'ProgressDeadlineExceeded') return { stage: 'failed', words: wordsOf(stuck) };
  const updated = count(live, 'status', 'updatedReplicas');
  const pods = {
    wanted: count(live, 'spec', 'replicas'),
    updated,
    available: count(live, 'status', 'availableReplicas'),
    old: count(live, 'status', 'replicas') - updated,
  };
  if (isThere(pods)) return done(pods);
  const isPaused = field(live, 'spec', 'paused') === true;
  return { stage: 'under way', words: isPaused ? 'is paused' : inWords(pods) };
});

/** Its controller goes on with the next pod when one is ready; pods below `partition` stay as they are. */
export const statefulSetPart = workloadPart((live) => {
  const wanted = count(live, 'spec', 'replicas');
  const kept = count(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  const isWhole = field(live, 'status', 'updateRevision') === field(live, 'status', 'currentRevision');
  const updated = isWhole ? wanted : count(live, 'status', 'updatedReplicas');
  const pods = {
    wanted: Math.max(wanted - kept, 0),
    updated,
    available: count(live, 'status', 'availableReplicas'),
    old: Math.max(count(live, 'status', 'replicas') - kept - updated, 0),
  };
  const isByHand = field(live, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  if (isByHand) return { stage: 'done', words: 'is there; its pods are replaced by hand' };
  return isThere(pods) ? done(pods) : { stage: 'under way', words: inWords(pods) };
});

export const daemonSetPart = workloadPart((live) => {
  const wanted = count(live, 'status', 'desiredNumberScheduled');
  const updated = count(live, 'status', 'updatedNumberScheduled');
  const pods = {
    wanted,
    updated,
    available: count(live, 'status', 'numberAvailable'),
    old: wanted - updated,
  };
  return isThere(pods) ? done(pods) : { stage: 'under way', words: inWords(pods) };
});

const isThere = ({ wanted, updated, available, old }: Pods): boolean =>
  updated >= wanted && available >= wanted && old <= 0;

const done = ({ wanted }: Pods): Progress => ({ stage: 'done', words: `all ${wanted} pods are new` });

const inWords = ({ wanted, updated, available, old }: Pods): string =>
  `${updated} of ${wanted} pods are new, ${available} available${old > 0 ? `, ${old} old` : ''}`;
