import type { Construct } from 'constructs';
import type { PodPlan } from '../container';
import { AssetUpload, type Migratable } from '../job';
import { referenceOf } from '../kernel';
import { RollingDeployment } from '../rollout';
import { nginxPods } from './assets-plan';
import type { RailsPlan } from './rails-plan';

type Assets = Pick<RailsPlan, 'assets' | 'root'>;

/** Pods of nginx with the files of the application's image; undefined where somebody else answers. */
export function createAssetPods(
  scope: Construct,
  { assets: { nginx }, root }: Assets,
  { container }: PodPlan,
): RollingDeployment | undefined {
  return (
    nginx && new RollingDeployment(scope, 'assets', nginxPods(nginx, referenceOf(container.image), root))
  );
}

/** A Job that carries the files of the application's image to where browsers find them, if any. */
export const createAssetUpload = (
  service: Construct & Migratable,
  { assets: { upload }, root }: Assets,
): AssetUpload | undefined =>
  upload && new AssetUpload(service, 'assets', { directory: `${root}/public/assets`, ...upload, service });
