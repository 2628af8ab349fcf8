import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, variables, worker } from '../workers';

const solidQueue = (props: WorkerProps = {}): WorkerProps => ({ adapter: 'solid_queue', ...props });

describe('a Solid Queue worker', () => {
  test.each([
    ['runs bin/jobs', {}, ['bin/jobs']],
    ['is started as the chart says', { command: ['bundle', 'exec', 'jobs'] }, ['bundle', 'exec', 'jobs']],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker(solidQueue(props)).command).toEqual(command);
  });

  test.each([
    ['reads its usual file', {}, 'SOLID_QUEUE_CONFIG', undefined],
    ['reads a file of its own', { configFile: 'config/mails.yml' }, 'SOLID_QUEUE_CONFIG', 'config/mails.yml'],
    ['has the processes of its file', {}, 'JOB_CONCURRENCY', undefined],
    ['has the processes that the chart says', { concurrency: 2 }, 'JOB_CONCURRENCY', '2'],
    ['has two connections more than its three threads', {}, 'RAILS_MAX_THREADS', '5'],
    [
      'has the connections that the chart says',
      { env: { clear: { RAILS_MAX_THREADS: 12 } } },
      'RAILS_MAX_THREADS',
      '12',
    ],
    [
      'leaves recurring tasks to another where the chart says so',
      { env: { clear: { SOLID_QUEUE_SKIP_RECURRING: true } } },
      'SOLID_QUEUE_SKIP_RECURRING',
      'true',
    ],
  ] satisfies [string, WorkerProps, string, string | undefined][])('%s', (_, props, variable, value) => {
    expect(variables(solidQueue(props))[variable]).toBe(value);
  });

  test.each(['startupProbe', 'livenessProbe', 'ports'])(
    'has no %s, for it tells nobody how it is',
    (field) => {
      expect(worker(solidQueue())).not.toHaveProperty(field);
    },
  );

  test('refuses queues, which it reads from its file', () => {
    expect(findings(solidQueue({ queues: ['mails'] }))).toEqual([
      'queues: expected no queues, which Solid Queue reads from its file, got ["mails"]; ' +
        "write them in config/queue.yml, or in a file of this worker: configFile: 'config/queue.mails.yml'",
    ]);
  });

  test('refuses another file beside its own', () => {
    const env = { clear: { SOLID_QUEUE_CONFIG: 'b.yml' } };
    expect(findings(solidQueue({ configFile: 'a.yml', env }))).toEqual([
      'env.clear.SOLID_QUEUE_CONFIG: expected no SOLID_QUEUE_CONFIG here, got one; set configFile',
    ]);
  });
});
