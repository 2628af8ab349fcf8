import { expect, test } from '@jest/globals';
import type { Part } from '../../../lib/cli/rollout/part';
import type { Pods } from '../../../lib/cli/rollout/pods';
import { whyNot } from '../../../lib/cli/rollout/why';

const part = (stage: Part['stage']): Part => ({
  object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'yashima-web' } },
  live: { metadata: { uid: 'deployment' } },
  stage,
  words: '0 of 1 pods are new',
});

const event = (reason: string, message: string, rest: object = {}) => ({
  type: 'Warning',
  reason,
  message,
  ...rest,
});

/** One pod; `logs` by container, `previous` for the run before. */
const pods = (status: object, logs: Readonly<Record<string, string>> = {}): Pods => ({
  of: async () => [{ metadata: { name: 'yashima-web-1', uid: 'pod' }, status }],
  events: async (object) =>
    JSON.stringify(object).includes('"pod"')
      ? [
          event('Unhealthy', 'no answer', { count: 3 }),
          event('Unhealthy', 'no answer'),
          { ...event('Pulled', 'x'), type: 'Normal' },
        ]
      : [],
  log: async (_, container, query) => {
    const text = logs[query?.previous === undefined ? container : 'previous'];
    return text === undefined ? { unavailable: 'the node does not answer' } : { text };
  },
});

const why = (status: object, logs?: Readonly<Record<string, string>>) =>
  whyNot(pods(status, logs), [part('under way')]);

test('a container that ends again and again is shown with the log of the run before', async () => {
  const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } };
  const lastState = { terminated: { exitCode: 1, reason: 'Error' } };
  const status = {
    phase: 'Running',
    containerStatuses: [{ name: 'web', state, lastState, restartCount: 2 }],
  };
  expect(await why(status, { previous: 'boot\nno such table\n' })).toEqual([
    'Deployment/yashima-web: 0 of 1 pods are new',
    '  Pod/yashima-web-1: Running',
    '    web waits: CrashLoopBackOff: back-off, ended with exit code 1 (Error), restarted 2 times',
    '    Event Unhealthy: no answer (4 times)',
    '    web | boot',
    '    web | no such table',
  ]);
});

test('a pod that the guard holds is shown with what the guard says', async () => {
  const status = {
    phase: 'Pending',
    initContainerStatuses: [{ name: 'wait-for-migration', state: { running: {} } }],
    containerStatuses: [{ name: 'web', state: { waiting: { reason: 'PodInitializing' } } }],
  };
  const lines = await why(status, { 'wait-for-migration': 'You have 1 pending migration\n' });
  expect(lines).toContain('    wait-for-migration | You have 1 pending migration');
  expect(lines.join('\n')).not.toContain('web waits');
});

test('a log that cannot be had is a note', async () => {
  const lines = await why({ phase: 'Running', containerStatuses: [{ name: 'web', state: { running: {} } }] });
  expect(lines).toContain('    no log of web: the node does not answer');
});

test('a pod without a node says why', async () => {
  const conditions = [
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' },
  ];
  expect(await why({ phase: 'Pending', conditions })).toContain(
    '  Pod/yashima-web-1: Unschedulable: 0/3 nodes',
  );
});

test('what is done, and pods of another version, are not looked into', async () => {
  const lines = await whyNot(pods({ phase: 'Pending' }), [part('done'), part('outdated')]);
  expect(lines).toEqual(['Deployment/yashima-web: 0 of 1 pods are new']);
});
