import { describe, expect, test } from '@jest/globals';
import { HOOK, type Manifest, SYNC_WAVE } from '../../../lib/kernel';
import { installMatchers, RenderedChart } from '../../../lib/testing';
import { yashima } from '../yashima';

installMatchers(expect);

const good = yashima();

/** The chart with one of its objects changed or, where nothing is given in its place, taken away. */
const changed = (title: string, change: (object: Manifest) => readonly Manifest[]) => {
  const objects = good.objects.flatMap((object) =>
    title === `${object.kind}/${object.metadata.name}` ? change(object) : [object],
  );
  return new RenderedChart(good.place, good.environment, objects, []);
};

const annotated = (title: string, annotations: Record<string, string>) =>
  changed(title, (object) => [{ ...object, metadata: { ...object.metadata, annotations } }]);

const unguarded = changed('Deployment/yashima-web', (object) => {
  const copy = structuredClone(Object(object)); // a plain object, to be changed at will
  copy.spec.template.spec.initContainers = [];
  return [copy];
});

describe('toRunMigrationBeforePods', () => {
  test('holds for a Rails service', () => {
    expect(good).toRunMigrationBeforePods();
  });

  test('holds in a cluster that is not primary, where only the pods wait', () => {
    const osaka = yashima('production', { cluster: 'production-osaka' });
    expect(osaka.all('Job')).toEqual([]);
    expect(osaka).toRunMigrationBeforePods();
  });

  const JOB = 'Job/yashima-migration';

  test.each<[string, RenderedChart, string]>([
    [
      'a chart without a migration',
      changed(JOB, () => []),
      'yashima/production: expected a migration Job, got nothing',
    ],
    [
      'a migration that is no hook',
      annotated(JOB, { [SYNC_WAVE]: '-10' }),
      `${JOB}.metadata.annotations.${HOOK}: expected 'Sync', got nothing`,
    ],
    [
      'a PreSync hook',
      annotated(JOB, { [HOOK]: 'PreSync', [SYNC_WAVE]: '-10' }),
      "expected 'Sync', got 'PreSync'",
    ],
    [
      'a migration in the wave of the pods',
      annotated(JOB, { [HOOK]: 'Sync' }),
      `${JOB}.metadata.annotations.${SYNC_WAVE}: expected less than 0, the wave of the pods, got 0`,
    ],
    [
      'a migration before what it needs',
      annotated('ServiceAccount/yashima', {}),
      'expected more than 0, the wave of ServiceAccount/yashima, which it needs, got -10',
    ],
    [
      'a pod that does not wait',
      unguarded,
      'Deployment/yashima-web.spec.template.spec.initContainers: expected one named wait-for-migration',
    ],
  ])('refuses %s', (_, bad, message) => {
    expect(() => expect(bad).toRunMigrationBeforePods()).toThrow(message);
  });

  test('lets a component be that need not wait', () => {
    expect(unguarded).toRunMigrationBeforePods({ unguarded: ['web'] });
  });
});
