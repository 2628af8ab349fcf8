import { describe, expect, test } from '@jest/globals';
import { Lazy } from 'cdk8s';
import { describe as line, planFor } from '../../lib/kernel';
import { add, rendered } from './charts';

const lines = (rendering: ReturnType<typeof rendered>) => rendering.findings.map(line);

describe('a chart that fails', () => {
  test('is a finding with the line that threw', () => {
    const rendering = rendered(() => {
      throw new TypeError('no such thing');
    });
    expect(lines(rendering)).toEqual([
      expect.stringMatching(
        /^yashima\/production: expected a chart that can be rendered, got TypeError: no such thing at synth\/failing-chart\.test\.ts:\d+; correct synth\/failing-chart\.test\.ts:\d+$/,
      ),
    ]);
  });

  test('still shows what was found before it threw', () => {
    const rendering = rendered((chart) => {
      planFor(chart, (path) => path.at('replicas').refuse('more', 0, 'raise it'));
      throw new Error('no such thing');
    });
    expect(lines(rendering)[0]).toBe('yashima/production.replicas: expected more, got 0; raise it');
  });

  test('shows every object that cannot be rendered', () => {
    const failing = (message: string) =>
      Lazy.any({
        produce: () => {
          throw new Error(message);
        },
      });
    const rendering = rendered((chart) => {
      add(chart, 'Pod/one', { spec: failing('first') });
      add(chart, 'Pod/two', { spec: failing('second') });
      add(chart, 'Pod/three');
    });
    expect(rendering.findings.map(({ path }) => path)).toEqual([
      'yashima/production/Pod/one',
      'yashima/production/Pod/two',
    ]);
  });

  test('shows what each part has against itself', () => {
    const rendering = rendered((chart) => {
      add(chart, 'Pod/one').node.addValidation({ validate: () => ['too small', 'too slow'] });
    });
    expect(rendering.findings.map(({ got }) => got)).toEqual(['too small', 'too slow']);
  });
});
