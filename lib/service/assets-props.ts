import type { AssetUploadProps } from '../job';
import type { RollingDeploymentProps } from '../rollout';

/** Who answers for what `assets:precompile` made, below `/assets`. */
export type AssetsProps = 'bundled' | CdnAssets | StoredAssets | NginxAssets;

/** A CDN that fetches from the web process what it has not yet (reported, F46). */
export interface CdnAssets {
  /** `https://cdn.example.com`, in the variable RAILS_ASSET_HOST: `config.asset_host = ENV['RAILS_ASSET_HOST']`. */
  readonly cdn: string;
}

/** Object storage, which a Job adds to in each sync before any new pod: both versions find their files. */
export interface StoredAssets {
  /** `https://assets.example.com`, in the variable RAILS_ASSET_HOST: `config.asset_host = ENV['RAILS_ASSET_HOST']`. */
  readonly host: string;
  /** By what, and where to: `to` is what answers as the host, so files go to `assets` below it. */
  readonly upload: Omit<AssetUploadProps, 'service'>;
}

/** Pods of their own, which copy the files from the application's image (reported, F46). */
export interface NginxAssets {
  readonly nginx: NginxProps;
}

export interface NginxProps
  extends Pick<RollingDeploymentProps, 'replicas' | 'memory' | 'cpu' | 'autoscaling' | 'probes' | 'name'> {
  /** One that listens on 8080 as a user of its own, such as nginxinc/nginx-unprivileged. */
  readonly image: string;
  /** What the image serves. @default '/usr/share/nginx/html' */
  readonly directory?: string;
}
