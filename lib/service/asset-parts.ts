import type { Construct } from 'constructs';
import type { PodPlan } from '../container';
import { AssetUpload, type Migratable } from '../job';
import { referenceOf } from '../kernel';
import { RollingDeployment } from '../rollout';
import { ASSETS_PATH, nginxPods } from './assets-plan';
import type { RailsPlan } from './rails-plan';

type Assets = Pick<RailsPlan, 'assets' | 'root' | 'common'>;

/** Pods of nginx beside those of the application, with the files of its image; undefined for none. */
export function createAssetPods(
  scope: Construct,
  { assets: { nginx }, root, common }: Assets,
  { container }: PodPlan,
): RollingDeployment | undefined {
  if (nginx === undefined) return undefined;
  const { placement = {}, metadata = {} } = common;
  const pods = nginxPods(nginx, referenceOf(container.image), root);
  return new RollingDeployment(scope, 'assets', { ...pods, placement, metadata });
}

/** A Job that carries the files of the application's image to where browsers find them, if any. */
export function createAssetUpload(
  service: Construct & Migratable,
  { assets: { upload }, root }: Assets,
): AssetUpload | undefined {
  if (upload === undefined) return undefined;
  const { to, directory = `${root}/public${ASSETS_PATH}` } = upload;
  // browsers ask the host for /assets/…, and so the files must be called
  const below = to === undefined ? {} : { to: `${to}${ASSETS_PATH}` as const };
  return new AssetUpload(service, 'assets', { ...upload, ...below, directory, service });
}
