import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { AdmissionPolicies, definePlatform } from '../../../lib';
import type { Manifest } from '../../../lib/kernel';
import { render } from '../../../lib/testing';
import { object } from '../objects';
import { describeWith, ENVIRONMENT } from '../programs';
import { OBJECTS } from './objects';

const platform = definePlatform({
  apps: '/nowhere/apps',
  environments: { production: { kubernetes: '1.34' } },
});

class Baseline extends platform.ServiceChart {
  admission = new AdmissionPolicies(this, 'admission', { engine: 'gatekeeper' });
}

const constraints = render(Baseline, 'production', { image: 'registry.example.com/none:1' }).objects.filter(
  ({ apiVersion }) => apiVersion.includes('gatekeeper.sh'),
);

const NAMESPACE = object(
  'Namespace/yashima',
  {},
  { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-rails' } },
);

/** Objects under the name of their rule, and a number. */
const cases = (which: 'refused' | 'passed'): readonly Manifest[] =>
  Object.entries(OBJECTS).flatMap(([id, shown]) =>
    Object.values(shown[which]).map((each, index) => {
      const name = `${id.toLowerCase()}-${index}`;
      return { ...each, metadata: { ...each.metadata, name } };
    }),
  );

/** What Gatekeeper says without a cluster: `<object> <constraint>`, sorted. */
function saidOf(objects: readonly Manifest[]): readonly string[] {
  const input = [...constraints, NAMESPACE, ...objects].map((each) => JSON.stringify(each)).join('\n---\n');
  const { stdout } = spawnSync('gator', ['test', '--output', 'json'], {
    input,
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  const violations: { violatingObject: Manifest; constraint: Manifest }[] = JSON.parse(stdout);
  return (violations ?? [])
    .map(({ violatingObject, constraint }) => `${violatingObject.metadata.name} ${constraint.metadata.name}`)
    .toSorted();
}

// go install github.com/open-policy-agent/gatekeeper/v3/cmd/gator@v3.23.1, which takes a quarter of an hour
describeWith('gator', 'the engine of Gatekeeper', () => {
  test('refuses by each constraint what breaks its rule, and nothing else', () => {
    const expected = cases('refused').map(
      ({ metadata: { name } }) => `${name} baseline-${name.split('-')[0]}`,
    );
    expect(saidOf(cases('refused'))).toEqual(expected.toSorted());
  });

  test('lets pass what is nearly the same and right', () => {
    expect(saidOf(cases('passed'))).toEqual([]);
  });
});
