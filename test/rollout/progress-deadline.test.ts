import { describe, expect, test } from '@jest/globals';
import { MigrationJob, RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { present, render } from '../rendering';

/** An API that boots in 2 s × 60 and whose pods wait for a migration of `deadline`. */
const renderApi = (props: RollingDeploymentProps, deadline?: '15m' | '1m') =>
  render((chart) => {
    const service = new RollingDeployment(chart, 'api', { port: 8080, ...props });
    if (deadline === undefined) return;
    const guard = { command: ['/api', 'migrated'] };
    new MigrationJob(chart, 'migration', { service, command: ['/api', 'migrate'], deadline, guard });
  });

describe('the deadline of a rollout', () => {
  test.each([
    ['is ten minutes at least', {}, undefined, 600],
    ['is guard 900 s + start 120 s + minReady 10 s + 120 s', {}, '15m', 1150],
    ['is ten minutes for a short guard too', {}, '1m', 600],
    [
      'grows with what the process needs to boot',
      { probes: { startup: { failures: 600 } } },
      undefined,
      1330,
    ],
    ['grows with minReady', { minReady: '20m' }, undefined, 1440],
    ['is what the chart says', { progressDeadline: '30m' }, '15m', 1800],
  ] satisfies [string, RollingDeploymentProps, '15m' | '1m' | undefined, number][])(
    '%s',
    (_, props, deadline, seconds) => {
      const { spec } = renderApi(props, deadline).object('Deployment', 'yashima-api');
      expect(present(spec).progressDeadlineSeconds).toBe(seconds);
    },
  );

  test.each([
    ['is reported where pods may still start', '2m', undefined, 250],
    ['is reported where pods may still wait for the migration', '10m', '15m', 1150],
    ['is reported once where it is too short for both', '2m', '15m', 250],
  ] as const)('%s', (_, progressDeadline, deadline, needed) => {
    const got = progressDeadline === '2m' ? '120s' : '600s';
    expect(renderApi({ progressDeadline }, deadline).findings).toEqual([
      `yashima/production/api.progressDeadline: warning F59: expected ${needed}s or more, the time that a new pod may take, got '${got}'; raise it or leave it out`,
    ]);
  });
});
