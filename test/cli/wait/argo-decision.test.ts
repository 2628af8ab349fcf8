import { describe, expect, test } from '@jest/globals';
import type { ApplicationState, OperationState } from '../../../lib/cli/argo/applications';
import type { Part } from '../../../lib/cli/rollout/part';
import { decideByArgo, type Relation, type Seen } from '../../../lib/cli/wait/argo-decision';
import type { Manifest } from '../../../lib/kernel';

const RELATIONS: Readonly<Record<string, Relation>> = { old: 'before', ours: 'here', later: 'here' };

const relate = (revision: string | undefined): Relation =>
  revision === undefined ? 'before' : (RELATIONS[revision] ?? 'unknown');

const operation = (given: Partial<OperationState> = {}): OperationState => ({
  phase: 'Succeeded',
  revision: 'ours',
  message: 'said so',
  partial: false,
  startedAt: '2026-11-21T10:00:00Z',
  finishedAt: '2026-11-21T10:01:00Z',
  ...given,
});

const application = (given: Partial<ApplicationState> = {}): ApplicationState => ({
  name: 'yashima-qa',
  sync: 'Synced',
  revision: 'ours',
  health: 'Healthy',
  operation: operation(),
  conditions: [],
  ailing: [],
  images: [],
  comparedAt: '2026-11-21T10:02:00Z',
  ...given,
});

const object = (kind: string): Manifest => ({ apiVersion: 'v1', kind, metadata: { name: 'yashima' } });

const part = (kind: string, stage: Part['stage'], words = 'is so'): Part => ({
  object: object(kind),
  live: {},
  stage,
  words,
});

const ALL = [part('Job', 'done'), part('Deployment', 'done')];

const decide = (given: Partial<ApplicationState>, seen: Partial<Seen> = {}) =>
  decideByArgo({
    commit: 'ours',
    application: application(given),
    relate,
    isSame: (one, other) => one === other || [one, other].includes('stranger'),
    parts: ALL,
    isDegradedForLong: false,
    ...seen,
  });

describe('a release is done', () => {
  test.each<[string, Partial<ApplicationState>]>([
    ['where everything says so', {}],
    [
      'where Argo CD is at a later commit that it has synced',
      { revision: 'later', operation: operation({ revision: 'later' }) },
    ],
    ['where a later commit changed nothing of the service', { revision: 'stranger' }],
    ['where nothing had to change', { operation: operation({ revision: 'old' }) }],
  ])('%s', (_, given) => {
    expect(decide(given).do).toBe('done');
  });
});

describe('a release goes on', () => {
  test.each<[string, Partial<ApplicationState>, string]>([
    ['while its sync runs', { operation: operation({ phase: 'Running' }) }, 'syncs ours: said so'],
    [
      'while an older sync ends',
      { operation: operation({ phase: 'Terminating', revision: 'old' }) },
      'ends a sync of old',
    ],
    [
      'while Argo CD cannot compare',
      { sync: 'Unknown', conditions: ['ComparisonError: no'] },
      'ComparisonError: no',
    ],
    ['while its Application is not healthy yet', { health: 'Progressing' }, 'the Application is Progressing'],
    ['while it may be ill for a moment', { health: 'Degraded' }, 'the Application is Degraded'],
    ['while somebody changes what was synced', { sync: 'OutOfSync' }, 'OutOfSync after its sync'],
    [
      'while it is frozen',
      { sync: 'OutOfSync', operation: operation({ revision: 'old' }), heldBy: 'incident' },
      'held: incident',
    ],
  ])('%s', (_, given, line) => {
    expect(decide(given)).toEqual({ do: 'go on', line: expect.stringContaining(line) });
  });

  test('while pods are replaced, whatever Argo CD calls healthy', () => {
    const parts = [part('Job', 'done'), part('Deployment', 'under way', '1 of 2 pods are new')];
    expect(decide({}, { parts })).toEqual({ do: 'go on', line: 'Deployment/yashima: 1 of 2 pods are new' });
  });

  test('while a migration that failed is tried again', () => {
    const parts = [part('Job', 'failed')];
    expect(decide({ operation: operation({ phase: 'Running' }) }, { parts }).do).toBe('go on');
  });
});

describe('Argo CD is asked to look again', () => {
  test.each<[string, Partial<ApplicationState>]>([
    ['where it has not seen the commit', { revision: 'old', operation: operation({ revision: 'old' }) }],
    ['where it has never looked', { revision: undefined, operation: undefined }],
    [
      'where it has not compared since its last sync',
      { sync: 'OutOfSync', operation: operation({ revision: 'old' }), comparedAt: '2026-11-21T10:01:00Z' },
    ],
  ])('%s', (_, given) => {
    expect(decide(given).do).toBe('refresh');
  });
});

describe('a sync of an older commit', () => {
  test('is ended while it runs', () => {
    expect(decide({ operation: operation({ phase: 'Running', revision: 'old' }) }).do).toBe('end sync');
  });
});

describe('a whole sync is started', () => {
  test.each<[string, Partial<ApplicationState>]>([
    [
      'after an older one that failed',
      { sync: 'OutOfSync', operation: operation({ revision: 'old', phase: 'Failed' }) },
    ],
    ['after an older one that succeeded', { sync: 'OutOfSync', operation: operation({ revision: 'old' }) }],
    [
      'after a repair that failed',
      { sync: 'OutOfSync', operation: operation({ partial: true, phase: 'Failed' }) },
    ],
    ['where none ever ran', { sync: 'OutOfSync', operation: undefined }],
    [
      'where an older one failed and nothing has to change',
      { operation: operation({ revision: 'old', phase: 'Failed' }) },
    ],
    [
      'after one of an earlier commit with another file',
      { sync: 'OutOfSync', revision: 'later', operation: operation({ phase: 'Failed' }) },
    ],
  ])('%s', (_, given) => {
    expect(decide(given).do).toBe('start sync');
  });

  test('after a repair that took the commit along without its migration', () => {
    const parts = [part('Job', 'outdated'), part('Deployment', 'under way')];
    expect(decide({ operation: operation({ partial: true }) }, { parts }).do).toBe('start sync');
  });
});

describe('a release has failed', () => {
  test('where its sync has, with what was said of each object', () => {
    const given = { operation: operation({ phase: 'Failed' }), ailing: ['Job/yashima-migration: it broke'] };
    expect(decide({ sync: 'OutOfSync', ...given })).toEqual({
      do: 'fail',
      reasons: ['the sync ended as Failed: said so', 'Job/yashima-migration: it broke'],
    });
  });

  test('where the time of a rollout is over, although Argo CD goes on', () => {
    const parts = [part('Job', 'done'), part('Deployment', 'failed', 'ProgressDeadlineExceeded')];
    const decision = { do: 'fail', reasons: ['Deployment/yashima: ProgressDeadlineExceeded'] };
    expect(decide({ operation: operation({ phase: 'Running' }) }, { parts })).toEqual(decision);
    expect(decide({ health: 'Degraded' }, { parts })).toEqual(decision);
  });

  test('where it stays Degraded although all pods are new', () => {
    expect(decide({ health: 'Degraded', ailing: ['x'] }, { isDegradedForLong: true }).do).toBe('fail');
  });
});

describe('commits that others pushed are fetched', () => {
  test.each<[string, Partial<ApplicationState>]>([
    [
      'where this clone does not know what it sees',
      { revision: 'stranger', operation: operation({ revision: 'old' }) },
    ],
    [
      'where this clone does not know what it syncs',
      { operation: operation({ phase: 'Running', revision: 'stranger' }) },
    ],
  ])('%s', (_, given) => {
    expect(decide(given).do).toBe('catch up');
  });
});
