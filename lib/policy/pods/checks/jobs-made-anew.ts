import { field } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { isMadeAnew } from '../../made-anew';
import { once } from '../../once';
import { hookOf } from '../../sync-hook';
import type { PodMaker, World } from '../../world';
import { imagesOf, keepsName } from '../lasting-names';
import { makersIn, runningIn } from '../running';

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/: the template of a Job cannot be changed. */
export const jobsMadeAnew: Check = {
  id: 'F8',
  title: 'a Job whose image changes is made anew each time',
  severity: 'error',
  why: "the template of a Job cannot be changed: the next release ends with 'field is immutable'",
  fix: 'make it a hook that is deleted before it is made again, or put the version into its name',
  *run(world: World): Iterable<Objection> {
    for (const to of makersIn(world)) {
      if (to.kind !== 'Job.batch' || leaves(to) || !keepsName(to)) continue;
      yield {
        to,
        field: 'metadata.name',
        expected: 'a hook, or a name that changes with the image',
        got: to.object.metadata.name,
        fix: 'annotate argocd.argoproj.io/hook: Sync and argocd.argoproj.io/hook-delete-policy: BeforeHookCreation',
        // an image that no pod of the service runs need not change with a release
        severity: imagesOf(to).some((image) => running(world).get(to.from)?.has(image)) ? 'error' : 'warning',
      };
    }
  },
};

const running: (world: World) => ReadonlyMap<PodMaker['from'], ReadonlySet<string>> = once((world) => {
  const images = new Map<PodMaker['from'], Set<string>>();
  for (const { to } of runningIn(world)) {
    const own = images.get(to.from) ?? new Set();
    images.set(to.from, own);
    for (const image of imagesOf(to)) own.add(image);
  }
  return images;
});

/** A hook of whatever phase, or what Argo CD deletes first, or what is gone before the next release. */
const leaves = ({ object }: PodMaker): boolean =>
  hookOf(object) !== undefined ||
  isMadeAnew(object) ||
  typeof field(object, 'spec', 'ttlSecondsAfterFinished') === 'number';
