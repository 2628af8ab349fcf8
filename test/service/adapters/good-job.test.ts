import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, variables, worker } from '../workers';

const START = ['bundle', 'exec', 'good_job', 'start'];
const goodJob = (props: WorkerProps = {}): WorkerProps => ({ adapter: 'good_job', ...props });

describe('a GoodJob worker', () => {
  test.each([
    ['serves all queues', {}, START],
    [
      'serves its queues, in one word',
      { queues: ['default', 'mails'] },
      [...START, '--queues', 'default,mails'],
    ],
    ['has pools', { queues: ['mails:2;searches:1'] }, [...START, '--queues', 'mails:2;searches:1']],
    ['leaves out a queue, which is no option', { queues: ['-mails'] }, [...START, '--queues=-mails']],
    [
      'is started as the chart says',
      { command: ['good_job', 'start'], queues: ['mails'] },
      ['good_job', 'start', '--queues', 'mails'],
    ],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker(goodJob(props)).command).toEqual(command);
  });

  test.each([
    ['waits for its jobs', {}, 'GOOD_JOB_SHUTDOWN_TIMEOUT', '25'],
    ['waits as long as the chart says', { timeout: '2m' }, 'GOOD_JOB_SHUTDOWN_TIMEOUT', '120'],
    ['does not wait where the chart says 0s', { timeout: '0s' }, 'GOOD_JOB_SHUTDOWN_TIMEOUT', '0'],
    ['tells how it is', {}, 'GOOD_JOB_PROBE_PORT', '7001'],
    ['tells it where the chart says', { ports: { 'probe-port': 7100 } }, 'GOOD_JOB_PROBE_PORT', '7100'],
    ['has its own number of threads', {}, 'GOOD_JOB_MAX_THREADS', undefined],
    ['has the threads that the chart says', { concurrency: 2 }, 'GOOD_JOB_MAX_THREADS', '2'],
    ['leaves connections to the service', {}, 'RAILS_MAX_THREADS', undefined],
    ['has three connections more than threads', { concurrency: 2 }, 'RAILS_MAX_THREADS', '5'],
    ['has connections for all of its pools', { queues: ['a:2;b:1'] }, 'RAILS_MAX_THREADS', '6'],
    [
      'has connections for pools that say no number too',
      { queues: ['a:2;b'], concurrency: 4 },
      'RAILS_MAX_THREADS',
      '9',
    ],
    ['does not guess the number of a pool', { queues: ['a:2;b'] }, 'RAILS_MAX_THREADS', undefined],
  ] satisfies [string, WorkerProps, string, string | undefined][])('%s', (_, props, variable, value) => {
    expect(variables(goodJob(props))[variable]).toBe(value);
  });

  test('opens the port that it is asked at', () => {
    expect(worker(goodJob()).ports).toEqual([{ name: 'probe-port', containerPort: 7001, protocol: 'TCP' }]);
  });

  test('may take five minutes to start', () => {
    expect(worker(goodJob()).startupProbe).toMatchObject({
      httpGet: { path: '/status/started', port: 'probe-port' },
      periodSeconds: 10,
      failureThreshold: 30,
    });
  });

  test('outlives a minute without its database', () => {
    expect(worker(goodJob()).livenessProbe).toMatchObject({
      httpGet: { path: '/status/connected', port: 'probe-port' },
      periodSeconds: 10,
      failureThreshold: 6,
    });
  });

  test('is not asked whether it is ready, for it serves nobody', () => {
    expect(worker(goodJob())).not.toHaveProperty('readinessProbe');
  });

  test.each([
    [
      'two queues in one',
      { queues: ['a,b'] },
      "queues.0: expected a queue, or a pool such as 'mails:2', got 'a,b'; correct it",
    ],
    [
      'a file, for it reads none',
      { configFile: 'a.yml' },
      "configFile: expected no file, for none is read, got 'a.yml'; write queues and concurrency here",
    ],
    [
      'a timeout in its command, which the grace would not follow',
      { command: [...START, '--shutdown-timeout=60'] },
      'command: expected no --shutdown-timeout, got a command with --shutdown-timeout; write timeout, which the pod follows too',
    ],
    [
      'a port of probes that nobody asks',
      { env: { clear: { GOOD_JOB_PROBE_PORT: 7002 } } },
      "env.clear.GOOD_JOB_PROBE_PORT: expected no GOOD_JOB_PROBE_PORT here, got one; set ports: { 'probe-port': 7001 }",
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings(goodJob(props))).toEqual([message]);
  });

  test('reports one missed answer that would restart it', () => {
    expect(findings(goodJob({ probes: { liveness: { failures: 1 } } }))).toEqual([
      'probes.liveness.failures: warning F20: expected 3 or more, so that a short stall restarts nothing, got 1; raise failures',
    ]);
  });
});
