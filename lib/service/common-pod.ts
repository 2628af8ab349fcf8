import { override, type PodOverride, type PodProps, type Writable } from '../container';
import {
  checkCount,
  checkImage,
  checkMemory,
  type Environment,
  inspect,
  type Memory,
  type Path,
  parseImage,
} from '../kernel';
import { inRoot, ROOT, TMPDIR, WRITABLE } from './rails-facts';

/** Props of an application as a whole. */
export interface CommonProps {
  /** `registry/name:tag` or `…@sha256:…`. @default - the release of this service and cluster */
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
  /** Fields of every pod that no prop names; a process lays its own over them. @default - none */
  readonly pod?: PodOverride;
}

/** What every pod of an application has. */
export type CommonPod = Pick<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp' | 'pod'>;

/** What is refused here is left out, so that it is not refused in every single pod too. */
export function planCommonPod(
  { image, root = ROOT, user = 1000, writable = {}, pod }: CommonProps,
  { production }: Environment,
  path: Path,
): CommonPod {
  const place = checkedRoot(root, path.part('root'));
  const allowed = checkCount(user, path.part('user'), { from: 1 });
  return {
    user: allowed ? user : 1000,
    writable: planWritable(writable, place, path.part('writable')),
    stickyTmp: TMPDIR,
    ...(image !== undefined && isImage(image, production, path.part('image')) && { image }),
    ...(pod && { pod }),
  };
}

function isImage(reference: string, production: boolean, path: Path): boolean {
  const check = (place: Path) => checkImage(parseImage(reference), place, production);
  const refused = inspect('', check).findings.some(({ severity }) => severity === 'error');
  if (refused) check(path);
  return !refused;
}

function checkedRoot(root: string, path: Path): string {
  if (/^(\/[^/]+)+$/.test(root)) return root;
  path.refuse('an absolute directory', root, `write it as '${ROOT}'`);
  return ROOT;
}

function planWritable(own: Readonly<Record<string, Memory>>, root: string, path: Path): Writable {
  const all = Object.entries({ ...WRITABLE, ...own })
    .filter(([place, size]) => isDirectory(place, size, path.at(place)))
    .map(([place, size]) => [inRoot(root, place), size] as const);
  if (all.some(([place]) => place === `${root}/tmp`)) {
    const fix = 'name those that are written: this one hides the bootsnap cache of the image';
    path.at('tmp').warn('F35', 'single directories below tmp', `${root}/tmp`, fix);
  }
  return Object.fromEntries(all);
}

function isDirectory(place: string, size: Memory, path: Path): boolean {
  const valid = /^\/?[^/]+(\/[^/]+)*$/.test(place) && !place.includes('..');
  if (!valid) path.refuse('a directory', place, "write it as 'storage' or '/var/cache'");
  return checkMemory(size, path) && valid;
}

/** A pod of the application: fields that both name for the pod are laid over each other. */
export function podOf<Own extends Pick<PodProps, 'pod'>>(common: CommonPod, own: Own): CommonPod & Own {
  if (common.pod === undefined || own.pod === undefined) return { ...common, ...own };
  return { ...common, ...own, pod: override(common.pod, own.pod) };
}
