import { describe, expect, test } from '@jest/globals';
import { postSyncHook, syncFailHook, syncHook } from '../../lib/kernel';

describe('a hook', () => {
  test.each([
    ['Sync', syncHook],
    ['PostSync', postSyncHook],
    ['SyncFail', syncFailHook],
  ])('of %s is made anew each time that its phase comes', (phase, hook) => {
    expect(hook()).toEqual({
      'argocd.argoproj.io/hook': phase,
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
  });

  test('may have a wave of its phase', () => {
    expect(postSyncHook(5)).toHaveProperty(['argocd.argoproj.io/sync-wave'], '5');
  });
});
