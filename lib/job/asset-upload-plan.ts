import { laidOver } from '../container';
import { checkCpu, checkMemory, type Environment, type Path } from '../kernel';
import { planUpload } from './asset-command-plan';
import { checkUploader, ownPod, type UploadTask, uploaderPod } from './asset-pod-plan';
import type { AssetUploadProps } from './asset-upload-props';
import { type JobPlan, planJob, planLimits } from './job-plan';

/** What an upload has to know of its place. */
export interface UploadSurroundings extends Pick<UploadTask, 'name' | 'labels' | 'env'> {
  readonly environment: Environment;
}

/** Undefined in a cluster whose bucket another one fills. */
export function planAssetUpload(
  props: AssetUploadProps,
  { environment, ...around }: UploadSurroundings,
  path: Path,
): JobPlan | undefined {
  const { directory = '/rails/public/assets', uploader, perCluster = false, memory, cpu } = props;
  const { cluster, kubernetes, production } = environment;
  const limits = planLimits(props, { deadline: 900, backoffLimit: 2 }, path);
  const base = laidOver(props.service.pod, props, path);
  const task = { ...around, base, directory, command: planUpload(props, directory, path) };
  checkDirectory(directory, path.at('directory'));
  if (memory !== undefined) checkMemory(memory, path.at('memory'));
  if (cpu !== undefined) checkCpu(cpu, path.at('cpu'));
  if (uploader !== undefined) checkUploader(uploader, production, path.at('uploader'));
  const pod = uploader === undefined ? ownPod(props, task) : uploaderPod(props, uploader, task);
  return cluster.primary || perCluster ? planJob(pod, limits, kubernetes) : undefined;
}

function checkDirectory(directory: string, path: Path): void {
  if (/^(\/(?!\.{1,2}(\/|$))[^/:]+)+$/.test(directory)) return;
  path.refuse('an absolute directory', directory, "write it as '/rails/public/assets'");
}
