import { beforeAll, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { toYaml } from '../../lib/synth';
import { render } from '../../lib/testing';
import { chartsOf, examplesIn, workIn, writeExamples } from '../examples';
import { expectAdmitted, expectPodsAdmitted, knowCustomKinds, makeSurroundings } from './admission';
import { describeCluster } from './kubectl';

const WORK = workIn('examples');
const examples = examplesIn(WORK);

/** Gatekeeper itself brings the definitions of its kinds, each constraint's too; its own engine is asked about these. */
const isServed = ({ apiVersion }: Manifest): boolean => !/\bgatekeeper\.sh\//.test(apiVersion);

/** Whatever a page shows a real API server takes: every prop stands in one of these examples. */
describeCluster('every example of the documentation, asked of a real API server', () => {
  beforeAll(() => {
    knowCustomKinds();
    writeExamples(WORK, examples);
  });

  test.each(examples)('$title is admitted in every cluster, and so are its pods', (example) => {
    for (const chart of chartsOf(example)) {
      for (const { name, cluster } of chart.platform.clusters) {
        const image = 'registry.example.com/example:4f2a9c1';
        const objects = render(chart, name, { cluster: cluster.name, image }).objects.filter(isServed);
        makeSurroundings(objects);
        expectAdmitted(toYaml(objects), objects);
        expectPodsAdmitted(objects);
      }
    }
  });
});
