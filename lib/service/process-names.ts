import type { Path } from '../kernel';
import type { RailsServiceProps } from './rails-props';

type Named = Pick<RailsServiceProps, 'web' | 'webs' | 'cable' | 'assets' | 'workers' | 'crons'>;

/** The processes that have a name of their own. */
export type Processes = Required<Pick<RailsServiceProps, 'webs' | 'workers' | 'crons'>>;

/**
 * A process is called as its name, and its pods are selected by it. What is refused here is left out, so that
 * nothing else is said about two that meet.
 */
export function planProcesses(props: Named, path: Path): Processes {
  const { webs = {}, workers = {}, crons = {} } = props;
  const taken = new Set(ownNames(props));
  return {
    webs: named(webs, taken, path.part('webs')),
    workers: named(workers, taken, path.part('workers')),
    crons: named(crons, taken, path.part('crons')),
  };
}

function named<Props>(
  processes: Readonly<Record<string, Props>>,
  taken: Set<string>,
  path: Path,
): Readonly<Record<string, Props>> {
  return Object.fromEntries(Object.entries(processes).filter(([name]) => isFree(name, taken, path)));
}

function isFree(name: string, taken: Set<string>, path: Path): boolean {
  if (name === '') {
    path.refuse('a name for each of them', name, 'name it after what it does');
    return false;
  }
  // constructs look their children up in a plain object, which has these already
  if (name in {}) {
    path.part(name).refuse('a name that JavaScript leaves free', name, 'rename it');
    return false;
  }
  if (taken.has(name)) {
    const fix = 'rename it: its pods would be taken for those of the other';
    path.part(name).refuse('a name that no other process has', name, fix);
    return false;
  }
  taken.add(name);
  return true;
}

/** Names that the library gives. */
const ownNames = ({ web, cable, assets }: Named): readonly string[] => [
  ...(web === false ? [] : ['web']),
  ...(cable?.web === undefined ? [] : ['cable']),
  ...(typeof assets === 'object' && !('cdn' in assets) ? ['assets'] : []),
];
