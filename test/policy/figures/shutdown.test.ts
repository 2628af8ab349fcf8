import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { service } from '../objects';
import { env, figuresOfFirst, rolling } from './workshop';

const shutdownOf = (
  container: object,
  terminationGracePeriodSeconds: number | undefined,
  isServed: boolean,
) => {
  const pod = terminationGracePeriodSeconds === undefined ? {} : { terminationGracePeriodSeconds };
  const web = rolling('web', {}, { ...container }, pod);
  return figuresOfFirst(web, ...(isServed ? [service('web', { app: 'web' })] : [])).shutdown;
};

const sleep = (preStop: object) => ({ lifecycle: { preStop } });

describe('the figures of a shutdown', () => {
  test.each([
    ['a native sleep', sleep({ sleep: { seconds: 35 } }), 70, { preStop: 35, longest: 30, slack: 5 }],
    [
      'a command that sleeps',
      sleep({ exec: { command: ['sleep', '15'] } }),
      50,
      { preStop: 15, longest: 30, slack: 5 },
    ],
    [
      'a shell that sleeps',
      sleep({ exec: { command: ['sh', '-c', 'sleep 20'] } }),
      60,
      { preStop: 20, longest: 35 },
    ],
    ['no preStop', {}, 30, { preStop: 0, longest: 25, slack: 5 }],
    ['a grace that nobody names', {}, undefined, { grace: 30, longest: 25 }],
    [
      'a grace that is over before requests are',
      sleep({ sleep: { seconds: 30 } }),
      30,
      { longest: 0, slack: 0 },
    ],
  ])('of a pod that serves say what a request may take: %s', (_, container, grace, expected) => {
    expect(shutdownOf(container, grace, true)).toMatchObject({ of: 'requests', ...expected });
  });

  test.each([
    ['Sidekiq', { command: ['sidekiq', '-t', '25'] }, 30, { longest: 25, slack: 5 }],
    ['Shoryuken', { command: ['shoryuken', '-t', '120'] }, 125, { longest: 120, slack: 5 }],
    [
      'GoodJob',
      { command: ['good_job', 'start'], ...env({ GOOD_JOB_SHUTDOWN_TIMEOUT: '60' }) },
      65,
      { longest: 60, slack: 5 },
    ],
    ['a worker that is killed before', { command: ['sidekiq', '-t', '60'] }, 30, { longest: 60, slack: -30 }],
    ['a worker that nobody told', { command: ['bin/jobs'] }, 30, { longest: 25, slack: 5 }],
  ])('of a worker say how long its job may go on: %s', (_, container, grace, expected) => {
    expect(shutdownOf(container, grace, false)).toMatchObject({ of: 'jobs', ...expected });
  });

  test('allow a request just as long as one that comes last and still ends, second by second', () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 120 }),
      (preStop, grace) => {
        const figure = shutdownOf(sleep({ sleep: { seconds: preStop } }), grace, true);
        expect(figure?.longest).toBe(longestThatEnds(preStop, grace));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

/** Lets a pod leave with longer and longer requests that begin in the last second of its preStop. */
function longestThatEnds(preStop: number, grace: number): number {
  let longest = 0;
  for (let seconds = 1; seconds <= grace; seconds++) {
    let left = seconds;
    let now = preStop;
    while (left > 0 && now < grace) {
      now++;
      left--;
    }
    // what Puma needs to end itself
    if (left === 0 && now + 5 <= grace) longest = seconds;
  }
  return longest;
}
