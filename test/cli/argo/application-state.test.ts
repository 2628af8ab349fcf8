import { describe, expect, test } from '@jest/globals';
import { syncRequest } from '../../../lib/cli/argo/application-requests';
import { applicationState } from '../../../lib/cli/argo/application-state';

const SYNCED = {
  metadata: { name: 'yashima-qa', resourceVersion: '7' },
  spec: { syncPolicy: { automated: { prune: true }, syncOptions: ['PruneLast=true'], retry: { limit: 2 } } },
  status: {
    sync: { status: 'Synced', revision: 'abc' },
    health: { status: 'Healthy' },
    reconciledAt: '2026-11-21T10:00:00Z',
    summary: { images: ['yashima:v1'] },
    operationState: {
      phase: 'Succeeded',
      message: 'successfully synced',
      startedAt: '2026-11-21T09:59:00Z',
      finishedAt: '2026-11-21T09:59:30Z',
      operation: { sync: { revision: 'abc' } },
      syncResult: { revision: 'abc', resources: [{ kind: 'Service', name: 'yashima', status: 'Synced' }] },
    },
  },
};

describe('an Application', () => {
  test('says what it was compared with, how it is and what ran last', () => {
    expect(applicationState(SYNCED)).toEqual({
      name: 'yashima-qa',
      sync: 'Synced',
      revision: 'abc',
      health: 'Healthy',
      operation: {
        phase: 'Succeeded',
        revision: 'abc',
        message: 'successfully synced',
        partial: false,
        startedAt: '2026-11-21T09:59:00Z',
        finishedAt: '2026-11-21T09:59:30Z',
      },
      conditions: [],
      ailing: [],
      images: ['yashima:v1'],
      comparedAt: '2026-11-21T10:00:00Z',
    });
  });

  test('that nobody has looked at yet is in no state', () => {
    expect(applicationState({ metadata: { name: 'new' } })).toMatchObject({
      sync: 'Unknown',
      health: 'Unknown',
      revision: undefined,
      operation: undefined,
    });
  });

  test('with an operation that has not begun is being synced, whatever the last one came to', () => {
    const asked = { ...SYNCED, operation: { sync: { revision: 'def' } } };
    expect(applicationState(asked).operation).toMatchObject({ phase: 'Running', revision: 'def' });
  });

  test('that repairs a part says so', () => {
    const resources = [{ kind: 'Deployment', name: 'yashima-web' }];
    const asked = { ...SYNCED, operation: { sync: { revision: 'abc', resources } } };
    expect(applicationState(asked).operation).toMatchObject({ partial: true });
  });

  test('names hooks that failed, objects that were refused, and those that are ill', () => {
    const resources = [
      { kind: 'Job', name: 'migration', hookPhase: 'Failed', message: 'it broke' },
      { kind: 'ConfigMap', name: 'env', status: 'SyncFailed', message: 'immutable' },
    ];
    const status = {
      operationState: { phase: 'Failed', syncResult: { resources } },
      resources: [{ kind: 'Deployment', name: 'web', health: { status: 'Degraded', message: 'too late' } }],
      conditions: [{ type: 'SyncError', message: 'gave up' }],
    };
    expect(applicationState({ status })).toMatchObject({
      ailing: ['Job/migration: it broke', 'ConfigMap/env: immutable', 'Deployment/web: too late'],
      conditions: ['SyncError: gave up'],
    });
  });
});

describe('a sync that kube starts', () => {
  test('has the options of the policy, and leaves nothing of the one before', () => {
    expect(syncRequest('/app', SYNCED, 'def').body).toEqual({
      metadata: { resourceVersion: '7' },
      operation: {
        initiatedBy: { username: 'kube' },
        sync: { revision: 'def', prune: true, syncOptions: ['PruneLast=true'] },
        retry: { limit: 2 },
      },
      status: { operationState: null },
    });
  });
});
