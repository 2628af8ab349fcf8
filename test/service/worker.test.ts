import { describe, expect, test } from '@jest/globals';
import { RailsService, type WorkerProps } from '../../lib';
import { present, render } from '../rendering';

const renderWorker = (props: WorkerProps, web: false | object = {}) =>
  render((chart) => new RailsService(chart, 'rails', { web, workers: { jobs: props } }));

const worker = (props: WorkerProps) => renderWorker(props).container('Deployment', 'yashima-jobs');

const SIDEKIQ = ['bundle', 'exec', 'sidekiq', '-e', 'production'];

describe('a Sidekiq worker', () => {
  test.each([
    ['has five threads and 25 s to end', {}, [...SIDEKIQ, '-t', '25', '-c', '5']],
    ['has as many threads as the chart says', { concurrency: 10 }, [...SIDEKIQ, '-t', '25', '-c', '10']],
    ['has as long to end as the chart says', { timeout: '2m' }, [...SIDEKIQ, '-t', '120', '-c', '5']],
    ['gives up at once where the chart says 0s', { timeout: '0s' }, [...SIDEKIQ, '-t', '0', '-c', '5']],
    [
      'serves its queues in their order',
      { queues: ['critical,2', 'default'] },
      [...SIDEKIQ, '-t', '25', '-c', '5', '-q', 'critical,2', '-q', 'default'],
    ],
    [
      'is started as the chart says',
      { command: ['bin/sidekiq'] },
      ['bin/sidekiq', '-e', 'production', '-t', '25', '-c', '5'],
    ],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker({ adapter: 'sidekiq', ...props }).command).toEqual(command);
  });

  test.each([
    ['follow its default concurrency', {}, '5'],
    ['follow its concurrency', { concurrency: 10 }, '10'],
  ] satisfies [string, WorkerProps, string][])('has database connections that %s', (_, props, value) => {
    const { env } = worker({ adapter: 'sidekiq', ...props });
    expect(env).toContainEqual({ name: 'RAILS_MAX_THREADS', value });
  });

  test.each([
    ['is killed 5 s after its last job had to end', {}, 30],
    ['is killed later where its jobs are long', { timeout: '2m' }, 125],
    ['is killed when the chart says', { grace: '90s' }, 90],
  ] satisfies [string, WorkerProps, number][])('%s', (_, props, seconds) => {
    const { spec } = renderWorker({ adapter: 'sidekiq', ...props }).pod('Deployment', 'yashima-jobs');
    expect(present(spec).terminationGracePeriodSeconds).toBe(seconds);
  });

  test.each(['ports', 'lifecycle', 'readinessProbe'] as const)('has no %s, for it serves nobody', (field) => {
    expect(worker({ adapter: 'sidekiq' })).not.toHaveProperty(field);
  });

  test('is stopped before the next one where it is a singleton', () => {
    const { spec } = renderWorker({ adapter: 'sidekiq', singleton: true }).object(
      'Deployment',
      'yashima-jobs',
    );
    expect(spec?.strategy).toEqual({ type: 'Recreate' });
  });

  test('is selected apart from the web pods', () => {
    const { spec } = renderWorker({ adapter: 'sidekiq' }).object('Deployment', 'yashima-jobs');
    expect(spec?.selector.matchLabels).toHaveProperty(['app.kubernetes.io/component'], 'jobs');
  });
});

describe('a worker of its own kind', () => {
  test('is started as the chart says', () => {
    expect(worker({ command: ['bin/jobs'] }).command).toEqual(['bin/jobs']);
  });

  test('says no number of threads unless the chart does', () => {
    const { env = [] } = worker({ command: ['bin/jobs'] });
    expect(env.map(({ name }) => name)).not.toContain('RAILS_MAX_THREADS');
  });

  test('has the number of threads that the chart says', () => {
    const { env } = worker({ command: ['bin/jobs'], concurrency: 8 });
    expect(env).toContainEqual({ name: 'RAILS_MAX_THREADS', value: '8' });
  });
});

describe('a worker refuses', () => {
  test.each([
    [
      'to be nothing',
      {},
      "command: expected a command, or an adapter, got []; write adapter: 'sidekiq' or command: ['bin/jobs']",
    ],
    [
      'queues that nobody would tell its command',
      { command: ['bin/jobs'], queues: ['default'] },
      'queues: expected queues of an adapter, got ["default"]; put them into the command: nobody else would tell it',
    ],
    [
      'a queue twice',
      { adapter: 'sidekiq', queues: ['default', 'default'] },
      'queues: expected each queue once, got ["default","default"]; remove the second one',
    ],
    [
      'a queue with a blank',
      { adapter: 'sidekiq', queues: ['de fault'] },
      "queues.0: expected a queue, or one with a weight such as 'mailers,2', got 'de fault'; correct it",
    ],
    [
      'no thread',
      { adapter: 'sidekiq', concurrency: 0 },
      'concurrency: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'to be killed in the middle of a job',
      { adapter: 'sidekiq', timeout: '60s', grace: '60s' },
      "grace: expected 65s or more (timeout 60s + 5s), got '60s'; leave grace out, raise it or lower timeout: running jobs are killed otherwise",
    ],
    [
      'a timeout of half a second',
      { adapter: 'sidekiq', timeout: '0.5s' },
      "timeout: expected a duration in whole seconds, 0s or more, got '0.5s'; write it as '30s', '15m' or '1h'",
    ],
  ] satisfies [string, WorkerProps, string][])('%s', (_, props, message) => {
    expect(renderWorker(props).findings).toEqual([`yashima/production/workers/jobs.${message}`]);
  });
});
