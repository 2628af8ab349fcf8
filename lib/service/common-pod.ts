import {
  checkGrace,
  type MetadataProps,
  override,
  type PodOverride,
  type PodProps,
  planAnnotations,
  planImage,
  planLabels,
  planPlacement,
  type Volumes,
} from '../container';
import { checkCount, inspect, type Memory, type Path, type ServiceContext } from '../kernel';
import { planDirectories, planFiles } from './common-files';
import { ROOT, TMPDIR } from './rails-facts';

/** Props of an application as a whole: every process, cron and migration has them. */
export interface CommonProps
  extends Pick<PodProps, 'entrypoint' | 'sidecars' | 'init' | 'placement' | 'metadata'> {
  /**
   * `registry/name:tag` or `…@sha256:…`; `registry/name` alone is another place of the release, with its tag or
   * digest. @default - the release of this service and cluster
   */
  readonly image?: string;
  /** Where the image has the application, absolute. @default '/rails' */
  readonly root?: string;
  /** User and group id that the image creates, never 0. @default 1000 */
  readonly user?: number;
  /**
   * Directories that the application writes to, from its root or absolute, with the most that they may hold,
   * beside /tmp, tmp/pids and log. @default - none
   */
  readonly writable?: Readonly<Record<string, Memory>>;
  /** Files that come from elsewhere, by their path from the root or absolute. @default - none */
  readonly volumes?: Volumes;
  /** Fields of every pod that no prop names; a process lays its own over them. @default - none */
  readonly pod?: PodOverride;
}

/** What every pod of an application has. */
export type CommonPod = Pick<
  PodProps,
  | 'image'
  | 'user'
  | 'writable'
  | 'volumes'
  | 'stickyTmp'
  | 'pod'
  | 'entrypoint'
  | 'sidecars'
  | 'init'
  | 'placement'
  | 'metadata'
>;

/** What is refused here is left out, so that it is not refused in every single pod too. */
export function planCommonPod(
  { image, root = ROOT, user = 1000, writable = {}, volumes, ...rest }: CommonProps,
  { environment: { production }, image: release }: Pick<ServiceContext, 'environment' | 'image'>,
  path: Path,
): CommonPod {
  const { entrypoint, sidecars, init, placement, metadata, pod } = rest;
  const place = checkedRoot(root, path.part('root'));
  const allowed = checkCount(user, path.part('user'), { from: 1 });
  return {
    user: allowed ? user : 1000,
    writable: planDirectories(writable, place, path.part('writable')),
    stickyTmp: TMPDIR,
    ...sound('image', image, (it, at) => planImage(it, release, at, production), path),
    ...sound('placement', placement, planPlacement, path),
    ...sound('metadata', metadata, checkMetadata, path),
    ...sound('pod', pod, checkGrace, path),
    ...(volumes && { volumes: planFiles(volumes, place) }),
    ...(entrypoint && { entrypoint }),
    ...(sidecars && { sidecars }),
    ...(init && { init }),
  };
}

/** A field that nothing is wrong with; one that something is wrong with is filed, once, and left out. */
function sound<Field extends string, T>(
  field: Field,
  value: T | undefined,
  check: (value: T, path: Path) => unknown,
  path: Path,
): { readonly [F in Field]?: T } {
  if (value === undefined) return {};
  const { findings } = inspect('', (nowhere) => check(value, nowhere));
  if (findings.every(({ severity }) => severity === 'warning'))
    return { [field]: value } as { [F in Field]: T }; // a computed key is any string to the compiler
  check(value, path.part(field));
  return {};
}

function checkMetadata(metadata: MetadataProps, path: Path): void {
  planLabels({}, metadata, path.at('labels'));
  planAnnotations(metadata, path.at('annotations'));
}

function checkedRoot(root: string, path: Path): string {
  if (/^(\/[^/]+)+$/.test(root)) return root;
  path.refuse('an absolute directory', root, `write it as '${ROOT}'`);
  return ROOT;
}

/** What a process may lay over what all have. */
export type OwnPod = Pick<PodProps, 'pod' | 'volumes' | 'sidecars' | 'init' | 'placement' | 'metadata'>;

/** A pod of the application: what a process names itself is laid over what all of them have. */
export function podOf<Own extends OwnPod>(common: CommonPod, own: Own): CommonPod & Own {
  const laid: OwnPod = {
    ...named('volumes', common.volumes, own.volumes),
    ...named('sidecars', common.sidecars, own.sidecars),
    ...named('init', common.init, own.init),
    ...fields('placement', common.placement, own.placement),
    ...fields('metadata', common.metadata, own.metadata),
    ...fields('pod', common.pod, own.pod),
  };
  return { ...common, ...own, ...laid };
}

/** Things by name or place: one of the process takes the place of one of all as a whole. */
const named = <T extends object>(field: keyof OwnPod, all: T | undefined, own: T | undefined) =>
  all && { [field]: { ...all, ...own } };

/** Fields of one thing: the process's are merged into those of all. */
const fields = <T extends object>(field: keyof OwnPod, all: T | undefined, own: T | undefined) =>
  all && { [field]: override<object>(all, own) };
