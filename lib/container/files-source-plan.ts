import type { KeyToPath, Volume } from 'kubernetes-types/core/v1';
import { checkDataKey, checkedSeconds, checkReference, isWithin, nameOf, type Path } from '../kernel';
import { checkApart, checkFile } from './file-check';
import { checkKeysOf } from './key-check';
import type { ConfigMapVolume, FilesProps, SecretVolume, TokenVolume } from './volume-props';

type Files = Pick<KeyedFiles, 'defaultMode' | 'optional' | 'items'>;
interface KeyedFiles {
  defaultMode: number;
  optional?: boolean;
  items?: KeyToPath[];
}

export function configMapSource(props: ConfigMapVolume, path: Path): Pick<Volume, 'configMap'> {
  checkReference(props.configMap, 'ConfigMap', path.at('configMap'));
  checkKeysOf(props, path);
  return { configMap: { name: nameOf(props.configMap), ...planFiles(props, 0o444, path) } };
}

export function secretSource(props: SecretVolume, path: Path): Pick<Volume, 'secret'> {
  checkReference(props.secret, 'Secret', path.at('secret'));
  return { secret: { secretName: nameOf(props.secret), ...planFiles(props, 0o440, path) } };
}

function planFiles({ key, items, mode, optional }: FilesProps, usual: number, path: Path): Files {
  if (key !== undefined) checkDataKey(key, path.at('key'));
  if (key !== undefined && items !== undefined) {
    path.at('items').refuse('one of key and items', items, 'keep key for one file, items for a directory');
  }
  if (mode !== undefined && !isWithin(mode, { to: 0o777 })) {
    path.at('mode').refuse('permissions from 0 to 0o777', mode, 'write them as 0o440');
  }
  return {
    ...(items && { items: planItems(items, path.at('items')) }),
    defaultMode: mode ?? usual,
    ...(optional !== undefined && { optional }),
  };
}

function planItems(items: Readonly<Record<string, string>>, path: Path): KeyToPath[] {
  const files: string[] = [];
  return Object.entries(items).map(([key, file]) => {
    checkDataKey(key, path);
    if (checkFile(file, path.at(key))) checkApart(file, files, path.at(key));
    files.push(file);
    return { key, path: file };
  });
}

/** The kubelet gives the file to the pod's user, whom all containers have, so it needs no group. */
export function tokenSource({ token }: TokenVolume, path: Path): Pick<Volume, 'projected'> {
  const { audience, expiration = '1h', path: file = 'token' } = token;
  if (audience === '') path.at('audience').refuse('who the token is for', audience, 'write its audience');
  checkFile(file, path.at('path'));
  const expirationSeconds = checkedSeconds(expiration, path.at('expiration'), { from: 600 });
  return { projected: { sources: [{ serviceAccountToken: { audience, expirationSeconds, path: file } }] } };
}
