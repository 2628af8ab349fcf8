import { parseImage, records, referenceOf, text, Words } from '../../kernel';
import type { FleetCheck, Objection } from '../check';
import type { Placed, World } from '../world';

/** What one service runs in each cluster of an environment: images without their registries, by Deployment. */
type Versions = ReadonlyMap<string, ReadonlySet<string>>;

/** What QA says of a version is true of production only while both run it. */
export const followers: FleetCheck = {
  id: 'X4',
  title: 'an environment that follows another runs what runs there',
  severity: 'warning',
  why: 'what is tried out is not what users get',
  fix: "take its own entry out of releases.yaml, or acknowledge('X4', 'what it tries out')",
  *run(worlds: readonly World[]): Iterable<Objection> {
    const followed = new Set(worlds.flatMap(({ environment }) => environment?.follows ?? []));
    if (followed.size === 0) return;
    const leading = new Map([...followed].map((name) => [name, versionsIn(worlds, name)]));
    for (const { environment, objects } of worlds) {
      const versions = leading.get(environment?.follows ?? '');
      if (environment?.follows !== undefined && versions !== undefined)
        yield* apart(objects, environment.follows, versions);
    }
  },
};

const DEPLOYMENTS = new Set(['Deployment.apps', 'StatefulSet.apps']);

const keyOf = ({ from, object }: Placed): string => `${from.service} ${object.kind}/${object.metadata.name}`;

/** The tag or digest of the container that does the work; helpers have versions of their own. */
function versionOf({ pod }: Placed): string | undefined {
  const [first] = records(pod?.spec.containers);
  const image = text(first?.image);
  return image === undefined ? undefined : referenceOf({ ...parseImage(image), repository: '' });
}

function versionsIn(worlds: readonly World[], name: string): Versions {
  const found = new Map<string, Set<string>>();
  for (const { environment, objects } of worlds) {
    if (environment?.name !== name) continue;
    for (const placed of objects) {
      const version = DEPLOYMENTS.has(placed.kind) ? versionOf(placed) : undefined;
      if (version === undefined) continue;
      found.set(keyOf(placed), (found.get(keyOf(placed)) ?? new Set()).add(version));
    }
  }
  return found;
}

/** Once a service: all of its pods run one release. */
function* apart(objects: readonly Placed[], follows: string, versions: Versions): Iterable<Objection> {
  const told = new Set<string>();
  for (const to of objects) {
    const there = DEPLOYMENTS.has(to.kind) ? versions.get(keyOf(to)) : undefined;
    const version = there && versionOf(to);
    if (version === undefined || there?.has(version) || told.has(to.from.service)) continue;
    told.add(to.from.service);
    yield {
      to,
      field: 'spec.template.spec.containers',
      expected: `what ${follows} runs, ${[...(there ?? [])].map(bare).join(' or ')}`,
      got: new Words(bare(version)),
      fix: "take its own entry out of releases.yaml, or acknowledge('X4', 'what it tries out')",
    };
  }
}

const bare = (version: string): string => version.replace(/^[:@]/, '') || 'an image without a tag';
