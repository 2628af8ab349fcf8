import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, variables, worker } from '../workers';

const START = ['bundle', 'exec', 'shoryuken', '-R'];
const shoryuken = (props: WorkerProps): WorkerProps => ({ adapter: 'shoryuken', ...props });

describe('a Shoryuken worker', () => {
  test.each([
    [
      'serves its queues with their weights, in one option',
      { queues: ['mails,2', 'default'] },
      [...START, '-t', '25', '-c', '25', '-q', 'mails,2', 'default'],
    ],
    [
      'serves queues of other accounts',
      { queues: ['https://sqs.ap-northeast-1.amazonaws.com/123456789012/mails'] },
      [...START, '-t', '25', '-c', '25', '-q', 'https://sqs.ap-northeast-1.amazonaws.com/123456789012/mails'],
    ],
    [
      'has the threads and the time that the chart says',
      { queues: ['mails'], concurrency: 5, timeout: '1m' },
      [...START, '-t', '60', '-c', '5', '-q', 'mails'],
    ],
    [
      'leaves queues and threads to its file',
      { configFile: 'config/shoryuken.yml' },
      [...START, '-C', 'config/shoryuken.yml', '-t', '25'],
    ],
    [
      'is started as the chart says, and loads Rails once',
      { command: ['bin/shoryuken', '--rails'], concurrency: 5 },
      ['bin/shoryuken', '--rails', '-t', '25', '-c', '5'],
    ],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker(shoryuken(props)).command).toEqual(command);
  });

  test.each([
    ['follow its default concurrency', { queues: ['mails'] }, '25'],
    ['follow its concurrency', { queues: ['mails'], concurrency: 5 }, '5'],
    ['are those of the service where its file says the threads', { configFile: 'a.yml' }, undefined],
  ] satisfies [string, WorkerProps, string | undefined][])(
    'has database connections that %s',
    (_, props, value) => {
      expect(variables(shoryuken(props)).RAILS_MAX_THREADS).toBe(value);
    },
  );

  test.each([
    [
      'to serve no queue at all',
      {},
      "queues: expected queues, or a file that names them, got []; write queues: ['default'], or configFile: 'config/shoryuken.yml'",
    ],
    [
      'a queue with a blank',
      { queues: ['de fault'] },
      "queues.0: expected a queue, or one with a weight such as 'mailers,2', got 'de fault'; correct it",
    ],
    [
      'a number of threads in its command, which the pool would not follow',
      { command: ['bin/shoryuken', '-c10'] },
      'command: expected no -c, got a command with -c; write concurrency, which the pod follows too',
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings(shoryuken(props))).toEqual([message]);
  });
});
