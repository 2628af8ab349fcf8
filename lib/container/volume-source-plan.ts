import { type Path, Words } from '../kernel';
import { configMapSource, secretSource, tokenSource } from './files-source-plan';
import { claimSource, csiSource, nfsSource, scratchSource } from './storage-source-plan';
import type { SourcePlan } from './volume-plan';
import type { AnyVolume } from './volume-props';

const KINDS = ['claim', 'nfs', 'emptyDir', 'configMap', 'secret', 'token', 'csi'] as const;

/** Where the files come from; undefined where the chart does not say it once. */
export function planSource(props: AnyVolume, path: Path): SourcePlan | undefined {
  const named = KINDS.filter((kind) => props[kind] !== undefined);
  if (named.length !== 1) {
    const got = new Words(named.length === 0 ? 'none' : named.join(' and '));
    path.refuse(`one of ${KINDS.join(', ')}`, got, 'say once where the files come from');
    return undefined;
  }
  const { claim, nfs, emptyDir, configMap, secret, token, csi, ...files } = props;
  if (configMap !== undefined) return configMapSource({ configMap, ...files }, path);
  if (secret !== undefined) return secretSource({ secret, ...files }, path);
  refuseKeys(files, path);
  if (token !== undefined) return tokenSource({ token }, path.at('token'));
  if (claim !== undefined) return claimSource(claim, path.at('claim'));
  if (nfs !== undefined) return nfsSource(nfs, path.at('nfs'));
  if (emptyDir !== undefined) return scratchSource(emptyDir, path.at('emptyDir'));
  return csi && csiSource(csi, props.readOnly, path.at('csi'));
}

const OF_KEYS = ['key', 'items', 'mode', 'optional'] as const;

function refuseKeys(props: AnyVolume, path: Path): void {
  for (const name of OF_KEYS) {
    if (props[name] === undefined) continue;
    path.at(name).refuse('none without a ConfigMap or a Secret', props[name], `leave ${name} out`);
  }
}

/** Whether nobody can write to it, whatever the mount says. */
export const isReadOnly = ({ configMap, secret, projected }: SourcePlan): boolean =>
  configMap !== undefined || secret !== undefined || projected !== undefined;
