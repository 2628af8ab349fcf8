import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { VolumeClaim, type VolumeClaimProps } from '../../lib';
import { memory, text } from '../odd-values';
import { expectFindingsOrYaml } from '../outcome';
import { render } from '../rendering';

const claimProps: fc.Arbitrary<VolumeClaimProps> = fc.record(
  {
    size: memory,
    accessMode: fc.constantFrom('ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'),
    storageClass: fc.oneof(fc.constantFrom('gp3', ''), text),
    name: fc.constantFrom('uploads', 'uploads.v1', 'Bad_Name', '', 'x'.repeat(254)),
  },
  { requiredKeys: ['size'] },
);

describe('whatever a chart says of a volume claim', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(claimProps, (props) =>
        expectFindingsOrYaml(render((chart) => new VolumeClaim(chart, 'uploads', props))),
      ),
      { seed: 6, numRuns: 200 },
    );
  });
});
