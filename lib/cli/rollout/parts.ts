import { HOOK, kindOf, type Manifest } from '../../kernel';
import { jobPart } from './job-part';
import type { Part } from './part';
import { externalSecretPart, sealedSecretPart, sopsSecretPart } from './prerequisite-part';
import { daemonSetPart, deploymentPart, statefulSetPart } from './workload-part';

type PartOf = (object: Manifest, live: unknown) => Part;

/** What runs, by kind: what a release is about. */
const RUNNING: Readonly<Record<string, PartOf>> = {
  'Job.batch': jobPart,
  'Deployment.apps': deploymentPart,
  'StatefulSet.apps': statefulSetPart,
  'DaemonSet.apps': daemonSetPart,
};

/** What pods need before they start, and what somebody else makes. */
const PREREQUISITES: Readonly<Record<string, PartOf>> = {
  'ExternalSecret.external-secrets.io': externalSecretPart,
  'SealedSecret.bitnami.com': sealedSecretPart,
  'SopsSecret.isindir.github.com': sopsSecretPart,
};

/** Whether it runs something that a release waits for; what runs only after a failure is none of it. */
export const isRunning = (object: Manifest): boolean =>
  kindOf(object) in RUNNING && object.metadata.annotations?.[HOOK] !== 'SyncFail';

/** Whether whatever comes after an object has to wait for it. */
export const isWaitedFor = (object: Manifest): boolean =>
  isRunning(object) || kindOf(object) in PREREQUISITES;

/** How far an object is; what nobody waits for is done as soon as it is there. */
export function partOf(object: Manifest, live: unknown): Part {
  const judge = RUNNING[kindOf(object)] ?? PREREQUISITES[kindOf(object)];
  if (judge !== undefined) return judge(object, live);
  return live === undefined
    ? { object, live, stage: 'missing', words: 'is not there yet' }
    : { object, live, stage: 'done', words: 'is there' };
}
