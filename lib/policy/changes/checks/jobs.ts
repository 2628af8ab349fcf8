import { field, type Json, list, record } from '../../../kernel';
import type { Objection } from '../../check';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { cannotChange, frozen } from '../frozen';
import { same } from '../same';

const FIX =
  'make it a hook of Argo CD with delete policy BeforeHookCreation, or give each version a name of its own';

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives */
export const jobs: ChangeCheck = {
  id: 'I3',
  title: 'a Job or Pod that is there keeps what it runs',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync (F8)',
  fix: FIX,
  run: ofKinds(['Job.batch', 'Pod'], (change) =>
    change.after.kind === 'Pod' ? ofPod(change) : ofJob(change),
  ),
};

const FIXED = [
  'selector',
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
];

function* ofJob(change: Change): Iterable<Objection> {
  const fields = FIXED.map((name) => `spec.${name}`);
  // one that was never started may still be told where to run
  const isSuspended = field(change.before, 'spec', 'suspend') === true;
  yield* frozen(change, isSuspended ? fields : [...fields, 'spec.template'], FIX);
  const { completions, parallelism = 1, completionMode } = record(change.after.object.spec);
  const was = completionsOf(record(change.before.spec));
  const together = completionMode === 'Indexed' && completions === parallelism;
  const is = completionsOf(record(change.after.object.spec));
  if (was !== is && !together) yield cannotChange(change, 'spec.completions', was, is, FIX);
}

/** One, where neither it nor the number of pods at a time is said. */
const completionsOf = ({ completions, parallelism }: Json): unknown =>
  completions ?? (parallelism === undefined ? 1 : undefined);

/** https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement */
function* ofPod(change: Change): Iterable<Objection> {
  const [was, is] = [change.before, change.after.object].map(({ spec }) => lastingIn(record(spec)));
  for (const name of new Set([was, is].flatMap((spec) => Object.keys(spec ?? {}))))
    if (!same(was?.[name], is?.[name], name))
      yield cannotChange(change, `spec.${name}`, was?.[name], is?.[name], FIX);
}

/** Without what a Pod may be told later. */
function lastingIn({
  activeDeadlineSeconds,
  terminationGracePeriodSeconds,
  tolerations,
  ...spec
}: Json): Json {
  const containers = (name: string) =>
    name in spec
      ? { [name]: list(spec[name]).map((container) => ({ ...record(container), image: undefined })) }
      : {};
  return { ...spec, ...containers('containers'), ...containers('initContainers') };
}
