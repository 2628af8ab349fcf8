import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, variables, worker } from '../workers';

const SIDEKIQ = ['bundle', 'exec', 'sidekiq'];
const WITH_FILE = ['bundle', 'exec', 'sidekiq', '-C', 'config/mails.yml'];

describe('a Sidekiq worker', () => {
  test.each([
    ['has five threads and 25 s to end', {}, [...SIDEKIQ, '-t', '25', '-c', '5']],
    ['has as many threads as the chart says', { concurrency: 10 }, [...SIDEKIQ, '-t', '25', '-c', '10']],
    ['has as long to end as the chart says', { timeout: '2m' }, [...SIDEKIQ, '-t', '120', '-c', '5']],
    [
      'serves its queues in their order',
      { queues: ['critical,2', 'default'] },
      [...SIDEKIQ, '-t', '25', '-c', '5', '-q', 'critical,2', '-q', 'default'],
    ],
    ['is started as the chart says', { command: ['bin/sidekiq'] }, ['bin/sidekiq', '-t', '25', '-c', '5']],
    [
      'leaves the number of threads to its file',
      { configFile: 'config/mails.yml' },
      [...WITH_FILE, '-t', '25'],
    ],
    [
      'leaves the number of threads to the file of its command',
      { command: WITH_FILE },
      [...WITH_FILE, '-t', '25'],
    ],
    [
      'has as many threads as the chart says in spite of its file',
      { configFile: 'config/mails.yml', concurrency: 10 },
      [...WITH_FILE, '-t', '25', '-c', '10'],
    ],
  ] satisfies [string, WorkerProps, string[]][])('%s', (_, props, command) => {
    expect(worker({ adapter: 'sidekiq', ...props }).command).toEqual(command);
  });

  test.each([
    ['follow its default concurrency', {}, '5'],
    ['follow its concurrency', { concurrency: 10 }, '10'],
    ['are those of the service where its file says the threads', { configFile: 'a.yml' }, undefined],
    [
      'are those that the chart says where its file says the threads',
      { configFile: 'a.yml', env: { clear: { RAILS_MAX_THREADS: 12 } } },
      '12',
    ],
  ] satisfies [string, WorkerProps, string | undefined][])(
    'has database connections that %s',
    (_, props, value) => {
      expect(variables({ adapter: 'sidekiq', ...props }).RAILS_MAX_THREADS).toBe(value);
    },
  );

  test.each([
    [
      'a queue with a blank',
      { queues: ['de fault'] },
      "queues.0: expected a queue, or one with a weight such as 'mailers,2', got 'de fault'; correct it",
    ],
    [
      'no time, with which it does not start',
      { timeout: '0s' },
      "timeout: expected 1s or more, got '0s'; raise it: Sidekiq does not start with 0",
    ],
    [
      'a number of threads in its command, which the pool would not follow',
      { command: ['bundle', 'exec', 'sidekiq', '-c', '10'] },
      'command: expected no -c, got a command with -c; write concurrency, which the pod follows too',
    ],
    [
      'a timeout in its command, which the grace would not follow',
      { command: ['bundle', 'exec', 'sidekiq', '--timeout=60'] },
      'command: expected no --timeout, got a command with --timeout; write timeout, which the pod follows too',
    ],
    [
      'connections beside its concurrency',
      { env: { clear: { RAILS_MAX_THREADS: 12 } } },
      'env.clear.RAILS_MAX_THREADS: expected no RAILS_MAX_THREADS here, got one; set concurrency',
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings({ adapter: 'sidekiq', ...props })).toEqual([message]);
  });
});
