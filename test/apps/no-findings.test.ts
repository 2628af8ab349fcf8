import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { discover } from '../../lib/synth';
import { acknowledgedIn } from '../../lib/synth/acknowledged';
import { readDist } from '../../lib/synth/dist-files';
import { renderFleet } from '../../lib/synth/fleet';

const ROOT = join(__dirname, '../..');
const fleet = renderFleet(discover(join(ROOT, 'apps')), readDist(join(ROOT, 'dist')));

test('nothing is wrong with the example services in any cluster', () => {
  expect(fleet.rendered.map(({ renderings }) => renderings.length)).toEqual([4, 4, 4, 4]);
  expect(fleet.verdicts.map(({ finding }) => finding)).toEqual([]);
});

test('every warning that an example service allows itself has a reason', () => {
  const reasons = acknowledgedIn(fleet).map(({ reason }) => reason.trim());
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons).not.toContain('');
});
