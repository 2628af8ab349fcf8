import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MigrationJob, RailsService, type RailsServiceProps } from '../../lib';
import { asText, expectFindingsOrYaml, hasError, lost, type Pair } from '../outcome';
import { type Rendered, render } from '../rendering';
import { plainProps, railsProps } from './rails-props';

const RUNS = { seed: 4, numRuns: 300 };
const PLAIN_RUNS = { seed: 4, numRuns: 150 };

const renderRails = (props: RailsServiceProps) =>
  render((chart) => {
    const service = new RailsService<string, string>(chart, 'rails', props);
    new MigrationJob(chart, 'migration', { service });
  });

function ofWeb({ web = {}, pod = {} }: RailsServiceProps, rendered: Rendered): readonly Pair[] {
  if (web === false) return [];
  const { spec } = rendered.object('Deployment', 'yashima-web');
  const podSpec = rendered.pod('Deployment', 'yashima-web').spec;
  const { stdin, workingDir } = rendered.container('Deployment', 'yashima-web');
  return [
    [web.replicas, spec?.replicas],
    [web.maxSurge, spec?.strategy?.rollingUpdate?.maxSurge],
    [web.maxUnavailable, spec?.strategy?.rollingUpdate?.maxUnavailable],
    [web.revisionHistory, spec?.revisionHistoryLimit],
    [web.minReady === '0s' ? 0 : undefined, spec?.minReadySeconds],
    [web.container?.stdin, stdin],
    [web.container?.workingDir, workingDir],
    [asText(web.concurrency), rendered.clear.WEB_CONCURRENCY],
    [pod.hostNetwork, podSpec?.hostNetwork],
    [pod.priorityClassName, podSpec?.priorityClassName],
  ];
}

const ofCrons = ({ crons = {} }: RailsServiceProps, rendered: Rendered): readonly Pair[] =>
  Object.entries(crons).flatMap(([name, { suspend, backoffLimit, history }]) => {
    const { spec } = rendered.object('CronJob', `yashima-${name}`);
    return [
      [suspend, spec?.suspend],
      [backoffLimit, spec?.jobTemplate.spec?.backoffLimit],
      [history?.successful, spec?.successfulJobsHistoryLimit],
      [history?.failed, spec?.failedJobsHistoryLimit],
    ] as const;
  });

const ofEnv = ({ env = {} }: RailsServiceProps, rendered: Rendered): readonly Pair[] =>
  Object.entries(env.clear ?? {}).map(([name, value]) => [asText(value), rendered.clear[name]]);

describe('whatever a chart says of a Rails service', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(railsProps, (props) => {
        const rendered = renderRails(props);
        expectFindingsOrYaml(rendered);
        expect(rendered.objects.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    let accepted = 0;
    fc.assert(
      fc.property(plainProps, (props) => {
        const rendered = renderRails(props);
        expectFindingsOrYaml(rendered);
        if (hasError(rendered)) return;
        accepted += 1;
        const pairs = [...ofWeb(props, rendered), ...ofCrons(props, rendered), ...ofEnv(props, rendered)];
        expect(lost(pairs)).toEqual([]);
      }),
      PLAIN_RUNS,
    );
    expect(accepted).toBeGreaterThan(PLAIN_RUNS.numRuns / 2);
  });
});
