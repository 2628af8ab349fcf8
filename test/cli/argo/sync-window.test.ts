import { describe, expect, test } from '@jest/globals';
import { heldBy } from '../../../lib/cli/argo/sync-window';

const HELD = { application: 'yashima-production', namespace: 'argocd', clusters: ['production'] };

/** A Saturday. */
const NOW = new Date('2026-11-21T15:45:30Z');

const held = (window: object, now = NOW) =>
  heldBy(
    [
      {
        kind: 'deny',
        schedule: '30 15 21 11 *',
        duration: '60m',
        clusters: ['production'],
        description: 'why',
        ...window,
      },
    ],
    HELD,
    now,
  );

describe('a freeze', () => {
  test.each([
    ['2026-11-21T15:29:59Z', undefined],
    ['2026-11-21T15:30:01Z', 'why'],
    ['2026-11-21T16:29:59Z', 'why'],
    ['2026-11-21T16:30:01Z', undefined],
  ])('at %s holds: %s', (now, reason) => {
    expect(held({}, new Date(now))).toBe(reason);
  });
});

describe('a window that comes back', () => {
  test.each<[string, object, boolean]>([
    ['every hour', { schedule: '0 * * * *', duration: '46m' }, true],
    ['every hour, already over', { schedule: '0 * * * *', duration: '45m' }, false],
    ['on weekends', { schedule: '0 0 * * sat,sun', duration: '24h' }, true],
    ['on weekdays', { schedule: '0 0 * * 1-5', duration: '24h' }, false],
    ['since Friday evening', { schedule: '0 18 * * fri', duration: '48h' }, true],
    ['every quarter of an hour', { schedule: '*/15 * * * *', duration: '1m' }, true],
    ['on the 21st or on Mondays', { schedule: '30 15 21 * mon', duration: '1h' }, true],
    ['by the clock of Tokyo', { schedule: '40 0 22 11 *', timeZone: 'Asia/Tokyo', duration: '10m' }, true],
    ['in a zone that nobody knows', { schedule: '40 15 * * *', timeZone: 'Nowhere', duration: '10m' }, true],
    ['that is no schedule', { schedule: 'daily' }, false],
  ])('%s', (_, window, holds) => {
    expect(held(window)).toBe(holds ? 'why' : undefined);
  });
});

describe('a window is about', () => {
  test.each<[string, object, boolean]>([
    ['clusters by name', { clusters: ['prod*'] }, true],
    ['other clusters', { clusters: ['qa'] }, false],
    ['Applications by name', { clusters: [], applications: ['yashima-*'] }, true],
    ['one of the two', { clusters: ['qa'], applications: ['yashima-production'] }, true],
    ['both of them', { clusters: ['qa'], applications: ['yashima-production'], andOperator: true }, false],
    ['nothing', { clusters: [] }, false],
    ['times at which syncs are allowed', { kind: 'allow' }, false],
    ['names that are no patterns', { clusters: ['p.oduction'] }, false],
  ])('%s', (_, window, holds) => {
    expect(held(window)).toBe(holds ? 'why' : undefined);
  });
});
