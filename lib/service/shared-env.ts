import { type EnvProps, NOTHING_GIVEN, refuseOwned } from '../config';
import type { Path } from '../kernel';
import { checkStaticFiles } from './static-files';
import type { WebPlan } from './web-plan';

/** What the variables of all processes may not say. */
export function checkSharedEnv(env: EnvProps, web: WebPlan | undefined, path: Path): void {
  checkRailsEnv(env, path.at('clear').at('RAILS_ENV'));
  checkStaticFiles(env, path);
  if (web) refuseOwned(env, { ...NOTHING_GIVEN, owned: web.unwanted }, path);
}

/** Every deployed Rails runs as production: another name reads other credentials and loads other middleware. */
function checkRailsEnv({ clear = {} }: EnvProps, path: Path): void {
  const { RAILS_ENV = 'production' } = clear;
  if (RAILS_ENV === 'production') return;
  const fix = 'leave it out; APP_ENV says which environment it is';
  path.warn('F41', "'production' in every environment", RAILS_ENV, fix);
}
