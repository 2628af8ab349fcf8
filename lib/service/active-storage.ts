import type { Volumes } from '../container';
import { type Environment, type Path, Words } from '../kernel';
import type { RolloutProps } from '../rollout';
import type { OwnEnv } from './own-env';

/** What there is to know of an application's web processes and their disks. */
export interface StorageFacts {
  readonly env?: OwnEnv;
  readonly volumes?: Volumes;
  readonly writable?: Readonly<Record<string, unknown>>;
  readonly web?: WebFacts | false;
  readonly webs?: Readonly<Record<string, WebFacts>>;
}

type WebFacts = RolloutProps & { readonly env?: OwnEnv; readonly volumes?: Volumes };

/**
 * Reports uploads on the disk of one pod while another may be asked for them (F48). The variable is that of
 * `config.active_storage.service = ENV['ACTIVE_STORAGE_SERVICE']`, as applications write it.
 * https://guides.rubyonrails.org/active_storage_overview.html#disk-service
 */
export function checkActiveStorage(
  { env = {}, volumes = {}, writable = {}, web = {}, webs = {} }: StorageFacts,
  environment: Pick<Environment, 'defaults'>,
  path: Path,
): void {
  if (web === false) return;
  const own = web.env?.clear?.ACTIVE_STORAGE_SERVICE;
  const service = own ?? env.clear?.ACTIVE_STORAGE_SERVICE;
  const pods = [web, ...Object.values(webs)].reduce((sum, one) => sum + mostPods(one, environment), 0);
  if (pods < 2 || isShared({ ...volumes, ...web.volumes })) return;
  warnOfDirectories(Object.keys(writable), pods, path.part('writable'));
  if (service !== 'local') return;
  const place = own === undefined ? path.part('env') : path.part('web').at('env');
  place
    .at('clear')
    .at('ACTIVE_STORAGE_SERVICE')
    .warn(
      'F48',
      `storage that ${pods} pods share`,
      service,
      'name a service of config/storage.yml in object storage, or mount a claim where the disk service writes',
    );
}

/** Where Active Storage's disk service, CarrierWave and Paperclip keep what users sent. */
const UPLOADS = /(^|\/)(storage|public\/(uploads|system))$/;

function warnOfDirectories(directories: readonly string[], pods: number, path: Path): void {
  const fix = 'keep uploads in object storage, or mount a claim there';
  for (const directory of directories.filter((name) => UPLOADS.test(name))) {
    path
      .at(directory)
      .warn('F48', `storage that ${pods} pods share`, new Words('a directory of each pod'), fix);
  }
}

function mostPods(
  { autoscaling, replicas, singleton = false }: RolloutProps,
  { defaults }: Pick<Environment, 'defaults'>,
): number {
  // whoever scales them from outside will not stop at one
  if (autoscaling === 'external') return Math.max(2, defaults.replicas);
  if (autoscaling !== undefined && autoscaling !== 'prepared') return autoscaling.max;
  return replicas ?? (singleton ? 1 : defaults.replicas);
}

/** Whether anything outlives the pod; what exactly lies there the application knows. */
const isShared = (volumes: Volumes): boolean =>
  Object.values(volumes).some((volume) => 'claim' in volume || 'nfs' in volume || 'csi' in volume);
