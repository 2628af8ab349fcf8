import { afterAll, test } from '@jest/globals';
import { forget, teach } from '../custom-definitions';
import { describeArgo } from './describe-argo';
import type { Scenario } from './scenario';
import { autoscaler } from './scenarios/autoscaler';
import { changedConfig } from './scenarios/changed-config';
import { clusters } from './scenarios/clusters';
import { deletions } from './scenarios/deletions';
import { drift } from './scenarios/drift';
import { failingMigration } from './scenarios/failing-migration';
import { firstInstall } from './scenarios/first-install';
import { followingRelease } from './scenarios/following-release';
import { fromEmpty } from './scenarios/from-empty';
import { hurriedRelease } from './scenarios/hurried-release';
import { neverReady } from './scenarios/never-ready';
import { newRelease } from './scenarios/new-release';
import { order } from './scenarios/order';
import { partialSync } from './scenarios/partial-sync';
import { retirement } from './scenarios/retirement';
import { slowTermination } from './scenarios/slow-termination';
import { told } from './scenarios/told';
import { openWorld, type World } from './world';

const SCENARIOS: readonly Scenario[] = [
  fromEmpty,
  order,
  newRelease,
  failingMigration,
  hurriedRelease,
  followingRelease,
  partialSync,
  autoscaler,
  slowTermination,
  neverReady,
  changedConfig,
  told,
  drift,
  retirement,
  firstInstall,
];

const LAST: readonly Scenario[] = [deletions, clusters];

const DEFINITIONS = ['external-secrets.io_externalsecrets'];
let added: readonly string[] = [];
let opened: Promise<World> | undefined;

/** The one world of all scenarios, which begin at the same time. */
const world = (): Promise<World> => {
  opened ??= open();
  return opened;
};

function open(): Promise<World> {
  added = teach(DEFINITIONS);
  const company: Record<string, Record<string, string>> = {};
  for (const { team = 'sea', services } of [...SCENARIOS, ...LAST])
    company[team] = { ...company[team], ...services };
  return openWorld(company, { without: SCENARIOS.flatMap(({ without = [] }) => without) });
}

afterAll(async () => {
  await (await opened?.catch(() => undefined))?.close();
  forget(added);
});

const show = async (_: string, scenario: Scenario) => scenario.show(await world());

describeArgo('Argo CD', () => {
  test.concurrent.each(SCENARIOS.map((scenario) => [scenario.law, scenario] as const))('%s', show, 900_000);

  // in their turn: they concern all services
  test.each(LAST.map((scenario) => [scenario.law, scenario] as const))('%s', show, 900_000);
});
