import type { Volume } from 'kubernetes-types/core/v1';
import {
  checkMemory,
  checkReference,
  checkRendered,
  isDnsSubdomain,
  nameOf,
  type Path,
  Words,
} from '../kernel';
import type { ClaimVolume, CsiVolume, NfsVolume, ScratchVolume } from './volume-props';

export function claimSource(claim: ClaimVolume['claim'], path: Path): Pick<Volume, 'persistentVolumeClaim'> {
  checkReference(claim, 'PersistentVolumeClaim', path);
  return { persistentVolumeClaim: { claimName: nameOf(claim) } };
}

export function nfsSource({ server, path: exported }: NfsVolume['nfs'], path: Path): Pick<Volume, 'nfs'> {
  if (server === '') path.at('server').refuse('a host or an address', server, 'name the server');
  if (!exported.startsWith('/')) {
    path.at('path').refuse('an absolute path', exported, `write it as '/${exported}'`);
  }
  return { nfs: { server, path: exported } };
}

/** What is kept in memory counts against the containers that write it. */
export function scratchSource(
  { size, inMemory = false }: ScratchVolume['emptyDir'],
  path: Path,
): Pick<Volume, 'emptyDir'> {
  checkMemory(size, path.at('size'));
  return { emptyDir: { ...(inMemory && { medium: 'Memory' }), sizeLimit: size } };
}

export function csiSource(
  { driver, attributes }: CsiVolume['csi'],
  readOnly: boolean | undefined,
  path: Path,
): Pick<Volume, 'csi'> {
  if (!isDnsSubdomain(driver.toLowerCase()) || driver.length > 63) {
    path.at('driver').refuse('the name of a driver', driver, "write it as 'secrets-store.csi.k8s.io'");
  }
  for (const [name, value] of Object.entries(attributes ?? {})) {
    checkRendered(name, path.at('attributes'));
    if (typeof value === 'string') continue;
    path
      .at('attributes')
      .at(name)
      .refuse('a text', new Words(typeof value), 'put it into quotes');
  }
  return {
    csi: {
      driver,
      ...(readOnly !== undefined && { readOnly }),
      ...(attributes && { volumeAttributes: { ...attributes } }),
    },
  };
}
