import { type ContainerPlan, NO_PRE_STOP, type PodPlan, taskPod } from '../container';
import {
  bytes,
  type ContainerEnv,
  type Cpu,
  checkImage,
  checkMemory,
  type Labels,
  type Memory,
  type Path,
  parseImage,
} from '../kernel';
import type { AssetUploadProps, UploaderProps } from './asset-upload-props';

/** What runs in the pod. */
export interface UploadTask {
  /** Of the container. */
  readonly name: string;
  readonly labels: Labels;
  /** Whose image, account and nodes it has. */
  readonly base: PodPlan;
  readonly command: readonly string[];
  readonly directory: string;
  /** What an uploader of its own image reads. */
  readonly env: ContainerEnv;
}

/** The service's own pod, whose image has the tool. */
export const ownPod = (
  { memory, cpu, container }: AssetUploadProps,
  { base, name, labels, command }: UploadTask,
): PodPlan =>
  taskPod(base, {
    name,
    labels,
    command,
    ...(memory !== undefined && { memory }),
    ...(cpu !== undefined && { cpu }),
    override: container,
  });

/** Where the copying container, whose own directory must stay visible, has the volume. */
const COPY = '/upload';

/** Megabytes for what the tool writes itself. */
const TMP = 256;

/** The service's image only copies the files; what uploads them sees neither its variables nor its files. */
export function uploaderPod(props: AssetUploadProps, uploader: UploaderProps, task: UploadTask): PodPlan {
  const { base } = task;
  const { size = '512Mi' } = uploader;
  // what volumes hold counts as the containers' own, and more than their limit evicts the pod:
  // https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
  const ephemeralStorage = `${Math.ceil(bytes(size) / 2 ** 20) + TMP}Mi` as const;
  return {
    ...taskPod(base, { name: task.name, labels: task.labels, command: task.command }),
    container: uploaderContainer(props, uploader, task, ephemeralStorage),
    init: [copyContainer(base, task.directory, ephemeralStorage)],
    volumes: [
      { name: 'tmp', source: { emptyDir: { sizeLimit: `${TMP}Mi` } } },
      { name: 'assets', source: { emptyDir: { sizeLimit: size } } },
    ],
  };
}

function uploaderContainer(
  { memory = '512Mi', cpu = '100m', container }: AssetUploadProps,
  { image }: UploaderProps,
  { name, command, directory, env }: UploadTask,
  ephemeralStorage: Memory,
): ContainerPlan {
  return {
    ...once(name, command, { memory, cpu, ephemeralStorage }),
    image: parseImage(image),
    // both tools keep notes in their user's home, and nothing but /tmp can be written to
    env: { ...env, variables: [{ name: 'HOME', value: '/tmp' }, ...env.variables] },
    mounts: [
      { volume: 'tmp', mountPath: '/tmp' },
      { volume: 'assets', mountPath: directory, readOnly: true },
    ],
    override: container,
  };
}

const copyContainer = (
  { container: { image } }: PodPlan,
  directory: string,
  ephemeralStorage: Memory,
): ContainerPlan => ({
  ...once('copy-assets', ['cp', '-R', `${directory}/.`, COPY], {
    memory: '64Mi',
    cpu: '50m',
    ephemeralStorage,
  }),
  image,
  env: { from: [], variables: [] },
  mounts: [{ volume: 'assets', mountPath: COPY }],
  override: undefined,
});

interface Amounts {
  readonly memory: Memory;
  readonly cpu: Cpu;
  readonly ephemeralStorage: Memory;
}

/** What runs once and serves nobody. */
const once = (name: string, command: readonly string[], amounts: Amounts) => ({
  name,
  entrypoint: undefined,
  command,
  args: undefined,
  ports: [],
  probes: undefined,
  preStop: NO_PRE_STOP,
  resources: { ...amounts, memoryLimit: amounts.memory, cpuLimit: undefined },
});

export function checkUploader({ image, size }: UploaderProps, production: boolean, path: Path): void {
  checkImage(parseImage(image), path.at('image'), production);
  if (size !== undefined) checkMemory(size, path.at('size'));
}
