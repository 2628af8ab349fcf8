import { type EnvProps, NOTHING_GIVEN, refuseOwned } from '../config';
import type { Path } from '../kernel';
import { checkRailsEnv } from './rails-environment';
import { checkStaticFiles } from './static-files';
import type { WebPlan } from './web-plan';

/** What the variables of all processes may not say. */
export function checkSharedEnv(env: EnvProps, web: WebPlan | undefined, path: Path): void {
  checkRailsEnv(env, path.at('clear').at('RAILS_ENV'));
  checkStaticFiles(env, path);
  if (web) refuseOwned(env, { ...NOTHING_GIVEN, owned: web.unwanted }, path);
}
