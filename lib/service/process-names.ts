import type { Path } from '../kernel';
import type { RailsServiceProps } from './rails-props';

type Named = Pick<RailsServiceProps, 'web' | 'webs' | 'cable' | 'assets' | 'workers' | 'crons'>;

/** A process is called as its name, and its pods are selected by it. */
export function checkProcessNames(props: Named, path: Path): void {
  const { webs = {}, workers = {}, crons = {} } = props;
  const taken = new Set(ownNames(props));
  for (const [group, names] of Object.entries({ webs, workers, crons })) {
    for (const name of Object.keys(names)) {
      if (name === '') path.part(group).refuse('a name for each of them', name, 'name it after what it does');
      if (taken.has(name)) {
        const fix = 'rename it: its pods would be taken for those of the other';
        path.part(group).part(name).refuse('a name that no other process has', name, fix);
      }
      taken.add(name);
    }
  }
}

/** Names that the library gives. */
const ownNames = ({ web, cable, assets }: Named): readonly string[] => [
  ...(web === false ? [] : ['web']),
  ...(cable?.web === undefined ? [] : ['cable']),
  ...(typeof assets === 'object' && !('cdn' in assets) ? ['assets'] : []),
];
