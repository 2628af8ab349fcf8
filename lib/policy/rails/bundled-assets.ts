import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';
import { isWeb, type Process, running, variable } from './processes';

const HOSTS = ['RAILS_ASSET_HOST', 'ASSET_HOST', 'ASSET_CDN_HOST', 'CDN_HOST'];

/** https://guides.rubyonrails.org/asset_pipeline.html#fingerprinting-versioning-with-digest-based-urls */
export const bundledAssets: Check = {
  id: 'F46',
  title: 'assets of both versions are there while pods are replaced',
  severity: 'warning',
  why: 'each version is asked for the files of the other, and a CDN keeps the 404',
  fix: 'upload assets to where both versions find them, or keep those of the version before in the image',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      const { to, at } = process;
      if (!isWeb(process) || !isReplacedInSteps(process)) continue;
      const served = variable(process, 'RAILS_SERVE_STATIC_FILES') ?? '';
      if (served === '' || HOSTS.some((name) => process.variables.has(name))) continue;
      const expected = 'assets of both versions while pods are replaced';
      const got = new Words('those of its own image');
      const fix = 'upload them, or acknowledge what keeps the files of the version before';
      yield { to, field: `${at}.env.RAILS_SERVE_STATIC_FILES`, expected, got, fix };
    }
  },
};

const isReplacedInSteps = ({ to }: Process): boolean =>
  to.pod.at === 'spec.template' && field(to.object, 'spec', 'strategy', 'type') !== 'Recreate';
