import { checkName, checkNames, isDnsLabel, type Path } from '../kernel';
import type { MigrationJobProps } from './migration-job-props';

/** Component and name of what runs after the deployment. */
const postOf = (name: string): string => `${name}-post`;

/** What the Jobs are called, and their components, which name containers and label pods. */
export interface MigrationNames {
  readonly component: string;
  readonly postComponent: string;
  readonly name: string;
  readonly postName: string;
}

export function namesOf(
  component: string,
  { name: own, postDeployment }: Pick<MigrationJobProps, 'name' | 'postDeployment'>,
  service: string,
): MigrationNames {
  const name = own ?? `${service}-${component}`;
  const { name: postName = postOf(name) } = typeof postDeployment === 'object' ? postDeployment : {};
  return { component, postComponent: postOf(component), name, postName };
}

/** Those of the second Job are longer as a rule; one that is wrong in both is refused once. */
export function checkMigrationNames(
  { component, postComponent, name, postName }: MigrationNames,
  { postDeployment = false }: Pick<MigrationJobProps, 'postDeployment'>,
  path: Path,
): void {
  const wellFormed = isDnsLabel(component) && isDnsLabel(name);
  if (postDeployment === false || !wellFormed) {
    checkNames(component, name, path);
    return;
  }
  if (postName === postOf(name)) {
    checkNames(postComponent, postName, path);
    return;
  }
  checkName(postComponent, path);
  const place = path.at('postDeployment').at('name');
  checkName(postName, place);
  if (postName === name) place.refuse('another name than that of the first Job', postName, 'rename it');
}
