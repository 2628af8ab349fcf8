import { field, quantityOf } from '../../../kernel';
import type { Objection } from '../../check';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { cannotChange, frozen } from '../frozen';

const FIX = 'keep it; or make a claim by another name and copy the files before this one goes';

const FIXED = ['accessModes', 'volumeMode', 'selector', 'dataSource', 'dataSourceRef', 'resources.limits'];

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims */
export const claims: ChangeCheck = {
  id: 'I5',
  title: 'a claim for a volume stays what it is, and may only grow',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(['PersistentVolumeClaim'], ofClaim),
};

function* ofClaim(change: Change): Iterable<Objection> {
  yield* frozen(
    change,
    FIXED.map((name) => `spec.${name}`),
    FIX,
  );
  yield* ofName(change, 'storageClassName', 'warning');
  yield* ofName(change, 'volumeName', 'nothing');
  const [was, is] = [change.before, change.after.object].map((object) =>
    field(object, 'spec', 'resources', 'requests', 'storage'),
  );
  if (quantityOf(is) < quantityOf(was))
    yield cannotChange(change, 'spec.resources.requests.storage', was, is, FIX);
}

/** Where none was named the cluster has chosen one by now, as a rule, which may be the one that is named. */
function* ofName(change: Change, name: string, chosen: 'warning' | 'nothing'): Iterable<Objection> {
  const [was, is] = [change.before, change.after.object].map((object) => field(object, 'spec', name));
  if (was === is || (was === undefined && chosen === 'nothing')) return;
  const objection = cannotChange(change, `spec.${name}`, was, is, FIX);
  if (was !== undefined) yield objection;
  else yield { ...objection, expected: "nothing, or the cluster's default class", severity: 'warning' };
}
