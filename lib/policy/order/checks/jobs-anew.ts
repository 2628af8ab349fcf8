import { textAt, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { isMadeAnew } from '../../made-anew';
import { hookOf } from '../../sync-hook';
import type { Placed, World } from '../../world';
import { imagesOf } from '../schema';

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const jobsAnew: Check = {
  id: 'O5',
  title: 'a Job that runs the image of a release is made anew by each',
  severity: 'error',
  why: 'the template of a Job can never change: the sync of the next image fails at it (F8)',
  fix: 'make it a hook',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== 'Job.batch' || hookOf(to.object) !== undefined || isMadeAnew(to.object)) continue;
      if (hasNameOfItsVersion(to)) continue;
      yield {
        to,
        field: 'metadata.annotations',
        expected: 'a hook, or a name that no other version has',
        got: new Words('a Job that keeps its name'),
        fix: "make it a hook: 'argocd.argoproj.io/hook': 'Sync', with delete policy BeforeHookCreation",
        severity: sharesImage(world, to) ? 'error' : 'warning',
      };
    }
  },
};

/** What other pods of its namespace run too changes with each release. */
function sharesImage(world: World, to: Placed): boolean {
  const images = to.pod === undefined ? [] : imagesOf(to.pod);
  return world
    .podMakers(to.namespace)
    .some((other) => other !== to && imagesOf(other.pod).some((image) => images.includes(image)));
}

/** A hash, a tag or a part of a digest in its name; a name that is generated is new each time. */
function hasNameOfItsVersion({ object, pod }: Placed): boolean {
  const { name } = object.metadata;
  if (textAt(object.metadata, 'generateName') !== undefined) return true;
  const versions = (pod === undefined ? [] : imagesOf(pod)).flatMap((image) => versionsIn(image));
  return versions.some((version) => name.includes(version)) || /-(?=[a-f]*\d)[0-9a-f]{7,}$/.test(name);
}

/** As they can stand in a name. */
const versionsIn = (image: string): readonly string[] => {
  const [reference = '', digest = ''] = image.split('@sha256:');
  const tag = /:([^/:]+)$/.exec(reference)?.[1] ?? '';
  const inName = tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return [tag, inName, digest.slice(0, 7)].filter((version) => version.length > 2);
};
