import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MigrationJob, RailsService, type RailsServiceProps } from '../../lib';
import { type Rendered, render } from '../rendering';
import { plainProps, railsProps } from './rails-props';

const RUNS = { seed: 4, numRuns: 300 };

const renderRails = (props: RailsServiceProps) =>
  render((chart) => {
    const service = new RailsService<string, string>(chart, 'rails', props);
    new MigrationJob(chart, 'migration', { service });
  });

/** What was given, and what stands in its place in the output. */
type Pair = readonly [given: unknown, found: unknown];

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
    [text(web.concurrency), rendered.clear.WEB_CONCURRENCY],
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
  Object.entries(env.clear ?? {}).map(([name, value]) => [text(value), rendered.clear[name]]);

const text = (value: unknown) => (value === undefined ? undefined : String(value));

const isError = (finding: string) => !/: warning [A-Z]\d+: /.test(finding);

describe('whatever a chart says of a Rails service', () => {
  test('every finding begins with its place, and there are objects all the same', () => {
    fc.assert(
      fc.property(railsProps, (props) => {
        const { findings, objects } = renderRails(props);
        expect(findings.filter((finding) => !finding.startsWith('yashima/production/'))).toEqual([]);
        expect(objects.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    let accepted = 0;
    fc.assert(
      fc.property(plainProps, (props) => {
        const rendered = renderRails(props);
        if (rendered.findings.some(isError)) return;
        accepted += 1;
        const pairs = [...ofWeb(props, rendered), ...ofCrons(props, rendered), ...ofEnv(props, rendered)];
        const lost = pairs.filter(([given, found]) => given !== undefined && given !== found);
        expect(lost).toEqual([]);
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(RUNS.numRuns / 2);
  });
});
