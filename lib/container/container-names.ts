import { checkName, type Path } from '../kernel';
import { Taken } from './taken';

/** What containers are called that the library adds. */
export const STICKY_TMP = 'sticky-tmp';
export const WAIT_FOR_MIGRATION = 'wait-for-migration';

/** The names of a pod's containers, of which init containers are some. */
export class ContainerNames {
  private readonly taken = new Taken('a name that no other container of the pod has', 'rename it');

  /** `main` is checked by whoever knows where it is written. */
  constructor(main: string, path: Path) {
    for (const name of [STICKY_TMP, WAIT_FOR_MIGRATION, main]) this.taken.take(name, path);
  }

  take(name: string, path: Path): void {
    checkName(name, path);
    this.taken.take(name, path);
  }
}
