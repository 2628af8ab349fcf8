import { describe, expect, test } from '@jest/globals';
import { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { Matsuri as Original } from '../../apps/matsuri/chart';
import { Yashima as OriginalYashima } from '../../apps/yashima/chart';
import { type ChartClass, driftLines, driftOf } from '../../lib/synth';

const driftIn = (chart: ChartClass) => driftOf([{ name: chart.name.toLowerCase(), chart, findings: [] }]);

const unexplainedIn = (chart: ChartClass) => driftIn(chart).filter(({ why }) => why === 'unexplained');

const at = (drift: ReturnType<typeof driftOf>, place: string) =>
  drift.find(({ object, field }) => `${object} ${field}` === place);

/** The chart of yashima, and what somebody wrote into it. */
const yashima = (then: (chart: OriginalYashima) => unknown) =>
  class Yashima extends OriginalYashima {
    constructor(scope: Construct) {
      super(scope);
      then(this);
    }
  };

const patch = (chart: OriginalYashima, path: string, value: unknown) =>
  chart.rails.web.deployment.addJsonPatch(JsonPatch.add(path, value));

describe('what differs between environments', () => {
  const drift = driftIn(OriginalYashima);

  test('is a pick where the chart picks it', () => {
    expect(at(drift, 'Deployment/yashima-web spec.replicas')).toEqual({
      service: 'yashima',
      object: 'Deployment/yashima-web',
      field: 'spec.replicas',
      values: { production: 6, qa: 2, sandbox: 1 },
      why: 'pick',
    });
  });

  test('is a release where another version runs', () => {
    const image = 'spec.template.spec.containers.web.image';
    expect(at(drift, `Deployment/yashima-web ${image}`)?.why).toBe('release');
  });

  test('is the platform where it comes of its facts', () => {
    expect(at(drift, 'ConfigMap/yashima-env data.ENV')).toMatchObject({
      values: { production: 'production', qa: 'qa', sandbox: 'sandbox' },
      why: 'platform',
    });
  });

  test('is told as a whole where an object is not everywhere', () => {
    expect(at(drift, 'PodDisruptionBudget/yashima-web ')).toMatchObject({
      values: { production: 'there', qa: 'there' },
      why: 'pick',
    });
  });

  test.each([OriginalYashima, Original])('is explained in the chart of %p', (chart) => {
    expect(unexplainedIn(chart)).toEqual([]);
  });
});

describe('a difference that no chart declares', () => {
  test('is the only one that is unexplained', () => {
    const chart = yashima((self) => {
      if (self.environment.name === 'qa') patch(self, '/spec/minReadySeconds', 0);
    });
    expect(unexplainedIn(chart)).toEqual([
      {
        service: 'yashima',
        object: 'Deployment/yashima-web',
        field: 'spec.minReadySeconds',
        values: { production: 10, qa: 0, sandbox: 10 },
        why: 'unexplained',
      },
    ]);
  });

  test('is found where the first environment is the odd one', () => {
    const chart = yashima((self) => {
      patch(self, '/spec/minReadySeconds', self.environment.name === 'production' ? 30 : 5);
    });
    expect(unexplainedIn(chart).map(({ field }) => field)).toEqual(['spec.minReadySeconds']);
  });

  test('is found where a chart asks for its cluster', () => {
    const chart = yashima((self) => {
      if (self.cluster.name.startsWith('sand')) patch(self, '/spec/paused', true);
    });
    expect(unexplainedIn(chart).map(({ field }) => field)).toEqual(['spec.paused']);
  });

  test('is none where the name is written down', () => {
    const chart = yashima((self) => {
      patch(self, '/metadata/annotations', { bucket: `s3://yashima-${self.environment.name}` });
    });
    expect(unexplainedIn(chart)).toEqual([]);
    expect(at(driftIn(chart), 'Deployment/yashima-web metadata.annotations.bucket')?.why).toBe('platform');
  });

  test('is none where the values are picked', () => {
    const chart = yashima((self) => {
      patch(self, '/spec/minReadySeconds', self.pick({ production: 30, qa: 5, sandbox: 5 }));
    });
    expect(unexplainedIn(chart)).toEqual([]);
  });

  test('is told first, and the same difference in many places once', () => {
    const chart = yashima((self) => {
      if (self.environment.name === 'qa') patch(self, '/spec/minReadySeconds', 0);
    });
    const lines = driftLines(driftIn(chart));
    expect(lines[0]).toBe(
      'yashima/Deployment/yashima-web.spec.minReadySeconds: production 10, qa 0, sandbox 10; unexplained',
    );
    expect(lines.filter((line) => line.endsWith('; release'))).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/^\d+ differences between environments, 1 unexplained$/);
  });
});
