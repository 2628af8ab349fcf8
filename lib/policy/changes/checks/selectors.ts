import { type ChangeCheck, ofKinds } from '../change';
import { ANEW, frozen } from '../frozen';

const FIX = `keep it; or add one by another name and take this one away in the next commit; or lose its pods: ${ANEW}`;

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates */
export const selectors: ChangeCheck = {
  id: 'I1',
  title: 'the selector of a workload stays as it is',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(['Deployment.apps', 'DaemonSet.apps', 'ReplicaSet.apps'], (change) =>
    frozen(change, ['spec.selector'], FIX),
  ),
};
