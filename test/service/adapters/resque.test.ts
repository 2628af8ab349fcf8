import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, grace, variables, worker } from '../workers';

const resque = (props: WorkerProps = {}): WorkerProps => ({ adapter: 'resque', ...props });

describe('a Resque worker', () => {
  test.each([
    ['runs resque:work', {}, ['bundle', 'exec', 'rake', 'resque:work']],
    ['is started as the chart says', { command: ['bin/resque'] }, ['bin/resque']],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker(resque(props)).command).toEqual(command);
  });

  test.each([
    ['serves all queues', {}, 'QUEUES', '*'],
    ['serves its queues in their order', { queues: ['mails', 'low*'] }, 'QUEUES', 'mails,low*'],
    ['tells a job that it must end', {}, 'TERM_CHILD', '1'],
    ['lets a job go on before', {}, 'RESQUE_PRE_SHUTDOWN_TIMEOUT', '25'],
    ['lets a job go on as long as the chart says', { timeout: '2m' }, 'RESQUE_PRE_SHUTDOWN_TIMEOUT', '120'],
  ] satisfies [string, WorkerProps, string, string][])('%s', (_, props, variable, value) => {
    expect(variables(resque(props))[variable]).toBe(value);
  });

  test('has said goodbye before it is killed', () => {
    const { RESQUE_PRE_SHUTDOWN_TIMEOUT: timeout, RESQUE_TERM_TIMEOUT: goodbye } = variables(resque());
    expect(Number(timeout) + Number(goodbye)).toBeLessThan(grace(resque()) ?? 0);
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
      "queues.0: expected the name of a queue, or a pattern such as 'mail*', got 'mails,2'; correct it",
    ],
    [
      'a file, for it reads none',
      { configFile: 'a.yml' },
      "configFile: expected no file, for none is read, got 'a.yml'; write queues here, the rest in an initializer",
    ],
    [
      'a goodbye that the grace does not wait for',
      { env: { clear: { RESQUE_TERM_TIMEOUT: 30 } } },
      'env.clear.RESQUE_TERM_TIMEOUT: expected no RESQUE_TERM_TIMEOUT here, got one; leave it out: the grace leaves no more',
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings(resque(props))).toEqual([message]);
  });
});
