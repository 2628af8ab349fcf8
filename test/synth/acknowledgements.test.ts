import { describe, expect, test } from '@jest/globals';
import type { ApiObject, Chart } from 'cdk8s';
import { acknowledge, planFor } from '../../lib/kernel';
import { add, rendered } from './charts';

describe('acknowledgements', () => {
  const warned = (build: (part: ApiObject, chart: Chart) => void) =>
    rendered((chart) => {
      const part = add(chart, 'Pod/web');
      build(part, chart);
      planFor(part, (path) => path.warn('F20', 'care', 'none', 'take care'));
    });

  test('a warning that nobody acknowledged is shown', () => {
    expect(warned(() => {}).findings.map(({ id }) => id)).toEqual(['F20']);
  });

  test.each([
    ['on the part', (part: ApiObject) => acknowledge(part, 'F20', 'we know')],
    ['on the chart around it', (_: ApiObject, chart: Chart) => acknowledge(chart, 'F20', 'we know')],
  ])('a warning that is acknowledged %s is silent', (_, build) => {
    expect(warned(build).findings).toEqual([]);
  });

  test('an acknowledgement of another warning silences nothing', () => {
    const { findings, acknowledgements } = warned((part) => acknowledge(part, 'F21', 'we know'));
    expect(findings).toHaveLength(1);
    expect(acknowledgements.map(({ used }) => used)).toEqual([false]);
  });

  test('an error cannot be acknowledged', () => {
    const { findings } = rendered((chart) => {
      acknowledge(chart, 'C1', 'we know');
      planFor(chart, (path) => path.refuse('more', 0, 'raise it'));
    });
    expect(findings).toHaveLength(1);
  });
});
