import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { judgeFleet, World } from '../../lib/policy';
import { renderChart } from '../../lib/synth';
import { render } from '../../lib/testing';
import { Cccd } from './cccd/chart';
import { Chatwoot } from './chatwoot/chart';
import { Rubygems } from './rubygems/chart';

const CASES = [
  ['cccd', Cccd],
  ['chatwoot', Chatwoot],
  ['rubygems', Rubygems],
] as const;

describe.each(CASES)('the chart of %s', (name, chart) => {
  // what a team reads first; variables and differences between environments are tables beside it
  test('takes 40 lines for three environments', () => {
    const text = readFileSync(join(__dirname, name, 'chart.ts'), 'utf8');
    expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(40);
  });

  test.each(['production', 'qa', 'sandbox'] as const)(
    'gives every warning in %s its reason',
    (environment) => {
      expect(render(chart, environment).warnings).toEqual([]);
    },
  );

  test('has nothing in an environment that belongs to another', () => {
    const worlds = chart.platform.clusters.map(
      (environment) => new World([renderChart(chart, environment)], true),
    );
    expect(judgeFleet(worlds)).toEqual([]);
  });
});
