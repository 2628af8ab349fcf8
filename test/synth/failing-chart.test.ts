import { describe, expect, test } from '@jest/globals';
import { Lazy } from 'cdk8s';
import fc from 'fast-check';
import { describe as line, planFor } from '../../lib/kernel';
import { SHAPES } from '../kernel/secrets';
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

  test('shows no secret, not even the half of one where its message is cut', () => {
    const law = ({ text, secret }: { text: string; secret: string }, length: number) => {
      const rendering = rendered(() => {
        throw new Error(`${'x'.repeat(length)} ${text}`);
      });
      expect(lines(rendering).join()).not.toContain(secret.slice(0, 12));
    };
    fc.assert(fc.property(SHAPES, fc.integer({ min: 300, max: 400 }), law), {
      seed: 20_260_101,
      numRuns: 100,
    });
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
