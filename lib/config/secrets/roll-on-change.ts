import { field, type Labels, type Manifest, podOf, ROLLING_KINDS, record, referencesOf } from '../../kernel';
import { contentHash } from '../config-map-plan';
import type { EncryptedContents } from './provider';

/** https://github.com/stakater/Reloader#how-to-use-reloader */
const RELOAD = 'secret.reloader.stakater.com/reload';

/** An Argo Rollout rolls as a Deployment does. */
const LASTING = new Set([...Object.keys(ROLLING_KINDS), 'Rollout']);

/**
 * Lets a change of a Secret roll the pods that read it, and no others. Where its encrypted content is known,
 * they carry a checksum of the keys that they read; else Reloader, if it is there, is asked to watch it.
 */
export const rollOnChange = (
  objects: readonly Manifest[],
  contents: EncryptedContents,
  hasReloader: boolean,
): readonly Manifest[] => {
  if (contents.size === 0 && !hasReloader) return objects;
  return objects.map((object) => {
    const read = LASTING.has(object.kind) ? secretsRead(object) : [];
    if (read.length === 0) return object;
    const unknown = read.filter(({ secret }) => !contents.has(secret)).map(({ secret }) => secret);
    const rolled = withChecksums(object, checksumsOf(read, contents));
    return hasReloader ? withReload(rolled, unknown) : rolled;
  });
};

/** A Secret, and the keys of it that some pods read; undefined for all. */
interface SecretRead {
  readonly secret: string;
  readonly keys: ReadonlySet<string> | undefined;
}

function secretsRead(object: Manifest): readonly SecretRead[] {
  const pod = podOf(object);
  const references = pod === undefined ? [] : referencesOf(pod).filter(({ kind }) => kind === 'Secret');
  const names = [...new Set(references.map(({ name }) => name))];
  return names.map((secret) => {
    const keys = references.filter(({ name }) => name === secret).map(({ key }) => key);
    const isWhole = keys.includes(undefined);
    return { secret, keys: isWhole ? undefined : new Set(keys.filter((key) => key !== undefined)) };
  });
}

const checksumsOf = (read: readonly SecretRead[], contents: EncryptedContents): Labels =>
  Object.fromEntries(
    read.flatMap(({ secret, keys }) => {
      const values = contents.get(secret);
      if (values === undefined) return [];
      const own = [...values].filter(([key]) => keys?.has(key) ?? true).sort(([a], [b]) => (a < b ? -1 : 1));
      return [[`checksum/${secret}`, contentHash(Object.fromEntries(own))]];
    }),
  );

function withChecksums(object: Manifest, checksums: Labels): Manifest {
  if (Object.keys(checksums).length === 0) return object;
  const spec = record(object.spec);
  const template = record(spec.template);
  const metadata = record(template.metadata);
  const annotations = { ...record(metadata.annotations), ...checksums };
  return { ...object, spec: { ...spec, template: { ...template, metadata: { ...metadata, annotations } } } };
}

/** A team's own list stays as it is. */
function withReload(object: Manifest, secrets: readonly string[]): Manifest {
  const { annotations = {} } = object.metadata;
  if (secrets.length === 0 || field(annotations, RELOAD) !== undefined) return object;
  const metadata = { ...object.metadata, annotations: { ...annotations, [RELOAD]: secrets.join(',') } };
  return { ...object, metadata };
}
