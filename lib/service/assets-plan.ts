import type { EnvProps } from '../config';
import { isHostName, type Path, Words } from '../kernel';
import type { RollingDeploymentProps } from '../rollout';
import type { AssetsProps, NginxProps, StoredAssets } from './assets-props';

/** Who answers for assets, and what Rails has to be told. */
export interface AssetsPlan {
  /** Variables for Rails. */
  readonly variables: Readonly<Record<string, string>>;
  /** Undefined where no Job carries them anywhere. */
  readonly upload: StoredAssets['upload'] | undefined;
  /** Undefined where no pods of their own serve them. */
  readonly nginx: NginxProps | undefined;
}

/** Puma serves `public`; templates up to Rails 7.0 ask whether this is set at all. */
const SERVED_BY_PUMA = { RAILS_SERVE_STATIC_FILES: '1' };

export function planAssets(
  assets: AssetsProps | undefined,
  { clear = {} }: EnvProps,
  path: Path,
): AssetsPlan {
  const none = { variables: {}, upload: undefined, nginx: undefined };
  if (assets === undefined) {
    const { RAILS_SERVE_STATIC_FILES: served = '' } = clear;
    if (served !== '') warnOfDigests('the web process', path);
    return none;
  }
  if (assets === 'bundled') {
    warnOfDigests('the web process', path);
    return { ...none, variables: SERVED_BY_PUMA };
  }
  const kinds = ['cdn', 'upload', 'nginx'].filter((kind) => kind in assets);
  if (kinds.length !== 1) {
    const fix = "write one of { cdn }, { host, upload } and { nginx }, or 'bundled'";
    path.refuse('one way to serve them', kinds, fix);
  }
  if ('nginx' in assets) {
    warnOfDigests('pods of nginx', path);
    return { ...none, nginx: assets.nginx };
  }
  if ('upload' in assets) {
    return { ...none, variables: hostOf(assets.host, path.at('host')), upload: assets.upload };
  }
  warnOfDigests('a CDN in front of the web process', path);
  return { ...none, variables: { ...SERVED_BY_PUMA, ...hostOf(assets.cdn, path.at('cdn')) } };
}

/** While a version replaces another, each is asked for the other's files, and knows only its own. */
function warnOfDigests(who: string, path: Path): void {
  const fix = 'upload them, { host, upload }, or acknowledge what keeps the files of the version before';
  path.warn(
    'F46',
    "assets of both versions while pods are replaced, which 'upload' gives",
    new Words(who),
    fix,
  );
}

function hostOf(host: string, path: Path): Readonly<Record<string, string>> {
  if (!isHostName(host.replace(/^https:\/\//, ''))) {
    path.refuse('a host, with https:// or without', host, "write it as 'https://assets.example.com'");
  }
  return { RAILS_ASSET_HOST: host };
}

/** The path that these pods answer. */
export const ASSETS_PATH = '/assets';

/** The image's user writes nothing but /tmp; the port is that of nginx without rights. */
export function nginxPods(
  { image, directory = '/usr/share/nginx/html', memory = '64Mi', cpu = '50m', ...rest }: NginxProps,
  application: string,
  root: string,
): RollingDeploymentProps {
  const volumes = { [directory]: { name: 'public', emptyDir: { size: '1Gi' } } } as const;
  const command = ['cp', '-R', `${root}/public${ASSETS_PATH}`, `${directory}/`];
  return {
    ...rest,
    image,
    memory,
    cpu,
    port: 8080,
    volumes,
    init: { 'copy-assets': { image: application, command, volumes, memory: '64Mi', cpu: '50m' } },
  };
}
