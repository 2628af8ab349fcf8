import { expect, test } from '@jest/globals';
import { followJobs } from '../../../lib/cli/rollout/follow-jobs';
import type { Part } from '../../../lib/cli/rollout/part';
import type { Log, Pods } from '../../../lib/cli/rollout/pods';

const job: Part = {
  object: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migration' } },
  live: {},
  stage: 'under way',
  words: 'runs',
};

/** A pod whose log grows between looks. */
function following() {
  const seen: string[] = [];
  let now: { state: object; log: Log; uid: string } = { state: {}, log: { text: '' }, uid: 'a' };
  const pods: Pods = {
    of: async () => [
      { metadata: { uid: now.uid }, status: { containerStatuses: [{ name: 'main', state: now.state }] } },
    ],
    events: async () => [],
    log: async () => now.log,
  };
  const follow = followJobs(pods, ({ job, line }) => seen.push(`${job}: ${line}`));
  return async (text: string | undefined, isOver = false, uid = 'a') => {
    const log = text === undefined ? { unavailable: 'no' } : { text };
    now = { state: isOver ? { terminated: {} } : { running: {} }, log, uid };
    await follow([job]);
    return seen.splice(0);
  };
}

test('each line comes once, when it is whole', async () => {
  const look = following();
  expect(await look('one\ntw')).toEqual(['migration: one']);
  expect(await look('one\ntwo\n')).toEqual(['migration: two']);
  expect(await look('one\ntwo\nthree', true)).toEqual(['migration: three']);
  expect(await look('one\ntwo\nthree', true)).toEqual([]);
});

test('every attempt is kept', async () => {
  const look = following();
  expect(await look('one\n', true)).toEqual(['migration: one']);
  expect(await look('one\n', true, 'b')).toEqual(['migration: one']);
});

test('a log that cannot be had is said once, at the end', async () => {
  const look = following();
  expect(await look(undefined)).toEqual([]);
  expect(await look(undefined, true)).toEqual(['migration: (no log: no)']);
  expect(await look(undefined, true)).toEqual([]);
});
