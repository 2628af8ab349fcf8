import { HOOK, parseImage, SYNC_OPTIONS, text, textAt } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { PodMaker, World } from '../../world';
import { once } from '../once';
import { processesOf } from '../processes';
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
      if (to.kind !== 'Job.batch' || isMadeAnew(to)) continue;
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

const imagesOf = ({ pod }: PodMaker): readonly string[] =>
  processesOf(pod).flatMap(({ container }) => text(container.image) ?? []);

const running: (world: World) => ReadonlyMap<PodMaker['from'], ReadonlySet<string>> = once((world) => {
  const images = new Map<PodMaker['from'], Set<string>>();
  for (const { to } of runningIn(world)) {
    const own = images.get(to.from) ?? new Set();
    images.set(to.from, own);
    for (const image of imagesOf(to)) own.add(image);
  }
  return images;
});

function isMadeAnew(to: PodMaker): boolean {
  const { object } = to;
  const { annotations = {} } = object.metadata;
  return (
    annotations[HOOK] !== undefined ||
    annotations['helm.sh/hook'] !== undefined ||
    /\b(Replace|Force)=true/.test(annotations[SYNC_OPTIONS] ?? '') ||
    textAt(object.metadata, 'generateName') !== undefined ||
    typeof (object.spec as Record<string, unknown> | undefined)?.ttlSecondsAfterFinished === 'number' ||
    imagesOf(to).some((image) => namesVersion(object.metadata.name, image))
  );
}

/** `migrate-4f2a9c1` of `shop:4f2a9c1`. */
function namesVersion(name: string, image: string): boolean {
  const { tag, digest } = parseImage(image);
  const version = (tag ?? digest?.replace('sha256:', '').slice(0, 7))
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return version !== undefined && version !== '' && name.includes(version.slice(0, 40));
}
