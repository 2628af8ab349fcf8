import type { Check } from '../check';
import { bundledAssets } from './bundled-assets';
import { cable } from './cable';
import { cronJobs } from './cron-jobs';
import { customKinds } from './custom-kinds';
import { encryptedHosts } from './encrypted-hosts';
import { localStorage } from './local-storage';
import { networkIsolation } from './network-isolation';
import { podPorts } from './pod-ports';
import { poolSize } from './pool-size';
import { processMemory } from './process-memory';
import { progressDeadlines } from './progress-deadlines';
import { railsEnv } from './rails-env';
import { rootInitContainers } from './root-init-containers';
import { secretKeyBase } from './secret-key-base';
import { serviceLinks } from './service-links';
import { settledConfig } from './settled-config';
import { settledImages } from './settled-images';
import { sharedClaims } from './shared-claims';
import { singlePurpose } from './single-purpose';
import { staticFiles } from './static-files';
import { stickyTmp } from './sticky-tmp';
import { stopCommands } from './stop-commands';
import { watchedPods } from './watched-pods';
import { writableDirectories } from './writable-directories';

/** What Rails needs of the objects around it: the failure modes F30 to F61 that no other pack answers. */
export const RAILS_CHECKS: readonly Check[] = [
  watchedPods,
  podPorts,
  writableDirectories,
  stickyTmp,
  rootInitContainers,
  secretKeyBase,
  railsEnv,
  settledConfig,
  processMemory,
  poolSize,
  staticFiles,
  bundledAssets,
  sharedClaims,
  localStorage,
  cable,
  networkIsolation,
  serviceLinks,
  encryptedHosts,
  settledImages,
  cronJobs,
  customKinds,
  stopCommands,
  progressDeadlines,
  singlePurpose,
];
