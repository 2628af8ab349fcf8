import type { EnvProps } from '../config';
import type { Path } from '../kernel';

/** Every deployed Rails runs as production: another name reads other credentials and loads other middleware. */
export function checkRailsEnv({ clear = {} }: EnvProps, path: Path): void {
  const { RAILS_ENV = 'production' } = clear;
  if (RAILS_ENV === 'production') return;
  const fix = 'leave it out; ENV says which environment it is';
  path.warn('F41', "'production' in every environment", RAILS_ENV, fix);
}
