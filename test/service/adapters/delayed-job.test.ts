import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, grace, variables, worker } from '../workers';

const delayedJob = (props: WorkerProps = {}): WorkerProps => ({ adapter: 'delayed_job', ...props });

describe('a Delayed Job worker', () => {
  test.each([
    ['runs jobs:work', {}, ['bin/rails', 'jobs:work']],
    ['is started as the chart says', { command: ['bin/delayed_job', 'run'] }, ['bin/delayed_job', 'run']],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker(delayedJob(props)).command).toEqual(command);
  });

  test.each([
    ['serves all queues', {}, undefined],
    ['serves its queues', { queues: ['mails', 'default'] }, 'mails,default'],
  ] satisfies [string, WorkerProps, string | undefined][])('%s', (_, props, value) => {
    expect(variables(delayedJob(props)).QUEUES).toBe(value);
  });

  test('may finish the job that it works on', () => {
    expect(grace(delayedJob({ timeout: '10m' }))).toBe(605);
  });

  test('takes the one job at a time that it has', () => {
    expect(findings(delayedJob({ concurrency: 1 }))).toEqual([]);
  });

  test.each([
    [
      'two jobs at a time',
      { concurrency: 2 },
      'concurrency: expected one job at a time, got 2; raise replicas: each of its processes works on one job',
    ],
    [
      'a queue with a weight',
      { queues: ['mails,2'] },
      "queues.0: expected the name of a queue, got 'mails,2'; correct it",
    ],
    [
      'a file, for it reads none',
      { configFile: 'a.yml' },
      "configFile: expected no file, for none is read, got 'a.yml'; write queues here, the rest in an initializer",
    ],
    [
      'other queues beside its own',
      { queues: ['a'], env: { clear: { QUEUES: 'b' } } },
      'env.clear.QUEUES: expected no QUEUES here, got one; set queues',
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings(delayedJob(props))).toEqual([message]);
  });
});
