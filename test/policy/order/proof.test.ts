import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../lib/kernel';
import { judge, ORDER_CHECKS } from '../../../lib/policy';
import { syncOrder } from '../../../lib/policy/checks/sync-order';
import type { Part, Parts } from '../../../lib/policy/order/part';
import { firstInstall, nextRelease, partialSync, play } from '../../../lib/policy/order/play';
import { imagesOf, isMigration } from '../../../lib/policy/order/schema';
import { rendered } from '../objects';
import { env, guard, hook, migration, wave, web } from './objects';
import { parts } from './played';

const DIST = join(__dirname, '../../../dist');

const applications = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.k8s.yaml'))
  .map((file): [string, Parts] => [file, parts(objectsIn(readFileSync(join(DIST, file), 'utf8')))]);

function objectsIn(text: string): readonly Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}

const runs = ({ placed: { pod } }: Part): readonly string[] => (pod === undefined ? [] : imagesOf(pod));

const share = (one: Part, other: Part): boolean => runs(one).some((image) => runs(other).includes(image));

/** The first time that a part is ready. */
const readyIn = (all: Parts, sync = firstInstall(all)) => {
  const { events } = play(all, sync);
  return (part: Part): number => {
    const index = events.findIndex((event) => event.part === part && event.is === 'ready');
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  };
};

describe('every application of dist, in every cluster', () => {
  test.each(applications)('%s is installed and released to its end', (_, all) => {
    expect([play(all, firstInstall(all)).stuck, play(all, nextRelease(all)).stuck]).toEqual([[], []]);
  });

  test.each(applications)(
    '%s has config and Secrets before the migration, and that before its pods',
    (_, all) => {
      const at = readyIn(all);
      const migrations = all.filter(({ placed, place }) => isMigration(placed) && place.phase < 2);
      const wrong = migrations.flatMap((job) => [
        ...job.holds.flatMap(({ until }) => until).filter((needed) => at(needed) > at(job)),
        ...all.filter((part) => part.pods === 'go on' && share(part, job) && at(part) < at(job)),
      ]);
      expect(wrong).toEqual([]);
    },
  );

  test.each(applications)(
    '%s starts no pod of a new version when hooks are skipped, whatever is out of sync',
    (_, all) => {
      const migrations = all.filter(({ placed }) => isMigration(placed));
      const guarded = all.filter(
        (part) => part.pods === 'go on' && migrations.some((job) => share(part, job)),
      );
      const ordinary = all.filter(({ isHook }) => !isHook);
      const property = fc.property(fc.subarray([...ordinary]), (some) => {
        const at = readyIn(all, partialSync(all, new Set(some)));
        return guarded.every((part) => at(part) === Number.POSITIVE_INFINITY);
      });
      expect(fc.check(property, { numRuns: 50 }).failed).toBe(false);
    },
  );

  test('has migrations and pods that wait for them, or this would prove nothing', () => {
    const migrating = applications.filter(([, all]) => all.some(({ placed }) => isMigration(placed)));
    expect(migrating.length).toBeGreaterThanOrEqual(9);
  });
});

/** An application whose parts stand anywhere. */
const anywhere = fc.record({
  migration: fc.constantFrom(...['PreSync', 'Sync', 'PostSync']),
  waves: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -2, max: 2 }))),
  guarded: fc.boolean(),
});

type Anywhere = typeof anywhere extends fc.Arbitrary<infer T> ? T : never;

const objectsOf = ({ migration: phase, waves: [one, two, three], guarded }: Anywhere) => [
  env(wave(one ?? 0)),
  migration(hook(phase, two ?? 0)),
  web(guarded ? [guard()] : [], wave(three ?? 0)),
];

const said = (objects: readonly Manifest[]): readonly (string | undefined)[] =>
  judge([rendered(objects)], { whole: true }, [...ORDER_CHECKS, syncOrder]).map(({ finding }) => finding.id);

describe('an application whose parts stand anywhere', () => {
  const holds = (law: (objects: readonly Manifest[]) => boolean) =>
    fc.check(
      fc.property(anywhere, (some) => law(objectsOf(some))),
      { numRuns: 300 },
    ).failed === false;

  test('comes to its end where no check says that it waits, and only there', () => {
    expect(
      holds((objects) => {
        const all = parts(objects);
        const ends = play(all, firstInstall(all)).stuck.length === 0;
        return ends === !said(objects).some((id) => id === 'C21' || id === 'O2');
      }),
    ).toBe(true);
  });

  test('migrates before its pods start where no check of the order speaks', () => {
    expect(
      holds((objects) => {
        const all = parts(objects);
        const at = readyIn(all);
        const [, job, pods] = all;
        const ordered = job !== undefined && pods !== undefined && at(job) < at(pods);
        return said(objects).some((id) => id !== 'O3') || ordered;
      }),
    ).toBe(true);
  });

  test('starts pods in a partial sync exactly where a check misses the guard', () => {
    expect(
      holds((objects) => {
        const all = parts(objects);
        const started = play(all, partialSync(all)).events.some(({ is }) => is === 'ready');
        return started === said(objects).includes('O3');
      }),
    ).toBe(true);
  });
});
