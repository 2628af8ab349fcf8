import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../../lib';
import { findings, variables, worker } from '../workers';

describe('a worker of its own kind', () => {
  test('is started as the chart says', () => {
    expect(worker({ command: ['bin/clock'] }).command).toEqual(['bin/clock']);
  });

  test.each([
    ['says no number of threads unless the chart does', {}, undefined],
    ['has the number of threads that the chart says', { concurrency: 8 }, '8'],
  ] satisfies [string, WorkerProps, string | undefined][])('%s', (_, props, value) => {
    expect(variables({ command: ['bin/clock'], ...props }).RAILS_MAX_THREADS).toBe(value);
  });

  test.each([
    [
      'to be nothing',
      {},
      "command: expected a command, or an adapter, got []; write adapter: 'sidekiq' or command: ['bin/jobs']",
    ],
    [
      'queues that nobody would tell its command',
      { command: ['bin/clock'], queues: ['default'] },
      'queues: expected queues of an adapter, got ["default"]; put them into the command: nobody else would tell it',
    ],
    [
      'a file that nobody would tell its command',
      { command: ['bin/clock'], configFile: 'a.yml' },
      "configFile: expected no file, for none is read, got 'a.yml'; put it into the command: nobody else would tell it",
    ],
  ] satisfies [string, WorkerProps, string][])('refuses %s', (_, props, message) => {
    expect(findings(props)).toEqual([message]);
  });
});
