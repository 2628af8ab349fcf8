import { beforeAll, expect, test } from '@jest/globals';
import { toYaml } from '../../lib/synth';
import { render } from '../../lib/testing';
import { Cccd } from '../cases/cccd/chart';
import { Chatwoot } from '../cases/chatwoot/chart';
import { Rubygems } from '../cases/rubygems/chart';
import { expectAdmitted, expectPodsAdmitted, knowCustomKinds, makeSurroundings } from './admission';
import { describeCluster, getJson } from './kubectl';

const CASES = [Cccd, Chatwoot, Rubygems].flatMap((chart) =>
  (['production', 'qa', 'sandbox'] as const).map((environment) => [chart.name, environment, chart] as const),
);

describeCluster('the acceptance cases, asked of a real API server', () => {
  beforeAll(knowCustomKinds);

  test.each(CASES)('%s in %s is admitted, its pods under `restricted`', (_, environment, chart) => {
    const { objects } = render(chart, environment);
    makeSurroundings(objects);
    expectAdmitted(toYaml(objects), objects);
    expectPodsAdmitted(objects);
    for (const namespace of new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))) {
      const { metadata } = getJson<{ metadata: { labels: Record<string, string> } }>([
        'namespace',
        namespace,
      ]);
      expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    }
  });
});
