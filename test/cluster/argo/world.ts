import { kubectlOk } from '../kubectl';
import { type Api, openApi } from './api';
import { areGone, cleanUp } from './clean-up';
import { type Application, followAll, type Histories } from './kinds';
import { startGuards } from './kubelet';
import { startOperator } from './operator';
import { type Deploys, openDeploys } from './repository';
import { openSlack, type Slack } from './slack';
import { chartSource, mainSource, platformSource } from './sources';

/** A company with its services, a real Argo CD that deploys them, and whatever happens in its cluster. */
export interface World {
  readonly api: Api;
  readonly deploys: Deploys;
  readonly slack: Slack;
  readonly happened: Histories;
  readonly operator: ReturnType<typeof startOperator>;
  /** The instant on etcd's clock. */
  instant(): Promise<number>;
  application(name: string): Application | undefined;
  close(): Promise<void>;
}

/** Fields of a chart's class by service, in teams. */
export type Company = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Settings {
  /** Services whose Secrets no operator makes at first. */
  readonly without: readonly string[];
  /** `everyCommit` of the platform's `argo`. @default false */
  readonly everyCommit?: boolean;
}

export async function openWorld(
  company: Company,
  { without, everyCommit = false }: Settings,
): Promise<World> {
  const charts = Object.values(company).flatMap((team) => Object.entries(team));
  const services = charts.map(([service]) => service);
  cleanUp(services);
  areGone(services);
  const api = openApi();
  const slack = await openSlack();
  const deploys = await openDeploys();
  const guards = startGuards(api, services);
  const operator = startOperator(api, new Set(without));
  const happened = await followAll(api, {
    pods: guards.ofPod,
    jobs: guards.ofJob,
    externalSecrets: operator.ofExternalSecret,
  });
  const teams = Object.fromEntries(
    Object.entries(company).map(([team, charts]) => [team, Object.keys(charts)]),
  );
  deploys.write('apps/main.ts', mainSource);
  deploys.write(
    'apps/platform.ts',
    platformSource({ origin: deploys.origin, slack: slack.apiUrl, teams, everyCommit }),
  );
  for (const [service, fields] of charts) {
    deploys.write(`apps/${service}/chart.ts`, chartSource(service, fields));
    deploys.write(`apps/${service}/releases.yaml`, 'production: v1\n');
  }
  await deploys.synth();
  await deploys.push('everything');
  kubectlOk(['apply', '-f', `${deploys.root}/dist/argocd`]);
  return {
    api,
    deploys,
    slack,
    happened,
    operator,
    instant: async () => {
      const list = await api.get<{ metadata: { resourceVersion: string } }>('/api/v1/configmaps?limit=1');
      return Number(list.metadata.resourceVersion);
    },
    application: (name) => happened.applications.now('argocd').find(({ metadata }) => metadata.name === name),
    close: async () => {
      cleanUp(services);
      guards.stop();
      for (const history of Object.values(happened)) history.stop();
      slack.stop();
      deploys.close();
    },
  };
}
