import { type Container, field, list, type PodReference, secretsMadeBy, textAt } from '../../kernel';
import { lineOf } from '../processes/words';
import { hookOf } from '../sync-hook';
import { syncPlaceOf } from '../sync-place';
import type { Placed } from '../world';
import { CALLED_HEALTHY, type Hold, type Part, type Parts } from './part';
import { guardsOf, imagesOf, isInit, isMigration, SKIP } from './schema';

const OUTSIDE: Hold = { until: [], kind: 'outside', asksForMore: false, at: 'status' };

type Growing = Part & { readonly holds: Hold[] };

/** The model's parts of what is synced together. What others make is there already, as far as anybody knows. */
export function partsOf(objects: readonly Placed[]): Parts {
  const parts = objects.flatMap(partOf);
  const around = { makers: makersIn(parts), migrations: parts.filter(({ placed }) => isMigration(placed)) };
  const jobs = parts.filter(({ placed }) => placed.kind === 'Job.batch');
  for (const part of parts) {
    part.holds.push(...referencesOf(part, around.makers));
    if (part.pods === undefined) continue;
    part.holds.push(...namedJobs(part, jobs), ...guards(part, around));
  }
  return parts;
}

function partOf(placed: Placed): readonly Growing[] {
  const place = syncPlaceOf(placed);
  if (place === undefined) return [];
  const isHook = hookOf(placed.object) !== undefined;
  const holds = CALLED_HEALTHY.has(placed.kind) ? [OUTSIDE] : [];
  return [{ placed, place, isHook, pods: podsOf(placed, isHook), holds }];
}

function podsOf({ kind, object, pod }: Placed, isHook: boolean): Part['pods'] {
  if (pod === undefined || pod.at.includes('jobTemplate') || field(object, 'spec', 'replicas') === 0)
    return undefined;
  return kind === 'Job.batch' || (kind === 'Pod' && isHook) ? 'end' : 'go on';
}

/** By `Kind/namespace/name`, Secrets that a controller makes of something else too. */
function makersIn(parts: readonly Growing[]): ReadonlyMap<string, Part> {
  const makers = new Map<string, Part>();
  for (const part of parts) {
    const { kind, namespace, object } = part.placed;
    makers.set(`${kind}/${namespace}/${object.metadata.name}`, part);
    for (const name of secretsMadeBy(object)) makers.set(`Secret/${namespace}/${name}`, part);
  }
  return makers;
}

/** A Secret that comes from a store waits for the store, pods for all that they name. */
function referencesOf({ placed, pods }: Part, makers: ReadonlyMap<string, Part>): readonly Hold[] {
  const { kind, namespace, object, references } = placed;
  if (kind === 'ExternalSecret.external-secrets.io') {
    const at = 'spec.secretStoreRef';
    const name = textAt(object, 'spec', 'secretStoreRef', 'name') ?? '';
    return heldBy(makers.get(`SecretStore.external-secrets.io/${namespace}/${name}`), 'reference', at);
  }
  if (pods === undefined) return [];
  return references
    .filter(({ optional }) => !optional)
    .flatMap(({ kind, name, at }: PodReference) =>
      heldBy(makers.get(`${kind}/${namespace}/${name}`), 'reference', at),
    );
}

/** Init containers that wait for a Job by its name: `kubectl wait job/name`, `k8s-wait-for job name`. */
const namedJobs = ({ placed }: Part, jobs: readonly Part[]): readonly Hold[] =>
  (placed.pod?.containers ?? []).filter(isInit).flatMap((container) => {
    const words = lineOf(container.container);
    if (!words.includes('job')) return [];
    const names = jobNamesIn(words);
    return jobs
      .filter((job) => job.placed !== placed && names.includes(job.placed.object.metadata.name))
      .flatMap((job) => heldBy(job, 'job', container.at));
  });

const jobNamesIn = (words: string): readonly string[] =>
  [...words.matchAll(/(?<![\w-])jobs?(?:\.batch|-wr|-we)?[/\s]+([\w.-]+)/g)].map(([, name = '']) => name);

const heldBy = (part: Part | undefined, kind: Hold['kind'], at: string): readonly Hold[] =>
  part === undefined ? [] : [{ until: [part], kind, asksForMore: false, at }];

interface Around {
  readonly makers: ReadonlyMap<string, Part>;
  readonly migrations: readonly Part[];
}

/** Without a migration of its image it waits for one that runs elsewhere, as in another cluster. */
function guards({ placed }: Part, { makers, migrations }: Around): readonly Hold[] {
  const { pod } = placed;
  if (pod === undefined || isMigration(placed)) return [];
  return guardsOf(pod).flatMap((guard): readonly Hold[] => {
    const image = textAt(guard.container, 'image') ?? '';
    const all = migrations.filter((migration) => imagesIn(migration).includes(image));
    if (all.length === 0) return [];
    const whole = all.filter((migration) => !skips(migration, makers));
    const asksForMore = !isSkipping(guard, placed, makers) && whole.length > 0 && whole.length < all.length;
    return [{ until: asksForMore ? whole : all, kind: 'schema', asksForMore, at: guard.at }];
  });
}

const imagesIn = ({ placed: { pod } }: Part): readonly string[] => (pod === undefined ? [] : imagesOf(pod));

const skips = ({ placed }: Part, makers: Around['makers']): boolean =>
  (placed.pod?.containers ?? []).some(
    (container) => !isInit(container) && isSkipping(container, placed, makers),
  );

/** Whether a container has the variable, to whatever value: by itself, or from a ConfigMap that is there. */
const isSkipping = ({ container }: Container, { namespace }: Placed, makers: Around['makers']): boolean =>
  list(container.env).some((variable) => textAt(variable, 'name') === SKIP) ||
  list(container.envFrom).some((source) => {
    const map = makers.get(`ConfigMap/${namespace}/${textAt(source, 'configMapRef', 'name') ?? ''}`);
    return field(map?.placed.object, 'data', SKIP) !== undefined;
  });
