import { record } from '../../../kernel';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { ANEW, frozen } from '../frozen';

/** All else was said once for ever. */
const CHANGEABLE = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]);

const FIX = `keep it; or add one by another name and move its data; or kubectl delete --cascade=orphan, which leaves its pods, and ${ANEW}`;

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export const statefulSets: ChangeCheck = {
  id: 'I2',
  title: 'a StatefulSet keeps its selector, its Service, its order and its claims',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(['StatefulSet.apps'], (change) => frozen(change, fieldsOf(change), FIX)),
};

const fieldsOf = ({ before, after }: Change): readonly string[] => {
  const names = [before, after.object].flatMap((object) => Object.keys(record(object.spec)));
  return [...new Set(names)].filter((name) => !CHANGEABLE.has(name)).map((name) => `spec.${name}`);
};
