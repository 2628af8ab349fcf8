import { field, type Manifest, textAt, Words } from '../../kernel';
import { refusalOf } from '../cluster/refusal';
import { read } from './requests';
import type { Workplace } from './site';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/ */
const TRACKING = 'argocd.argoproj.io/tracking-id';

/** The Application that looks after an object, as Argo CD has written it there. */
export const applicationOf = (live: unknown): string | undefined =>
  textAt(field(live, 'metadata', 'annotations'), TRACKING)?.split(':')[0];

/** Refuses, before anything is changed, what Argo CD would change back. */
export async function checkOwners(at: Workplace, objects: readonly Manifest[]): Promise<void> {
  const found = await Promise.all(objects.map((object) => read(at, object)));
  const owners = new Set(found.map(applicationOf).filter((name) => name !== undefined));
  if (owners.size === 0) return;
  throw refusalOf(`${at.service}/${at.cluster}`, (path) =>
    path.refuse(
      'a service that nobody else brings',
      new Words(`one that Argo CD does: Application ${[...owners].join(', ')}`),
      "use 'kube deploy', or take the Application away first",
    ),
  );
}
