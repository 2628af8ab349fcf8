import { describe, expect, test } from '@jest/globals';
import { JsonPatch } from 'cdk8s';
import { describe as line } from '../../lib/kernel';
import { add, rendered } from './charts';

const lines = (rendering: ReturnType<typeof rendered>) => rendering.findings.map(line);

describe('what no YAML can say is refused with its object and field', () => {
  const cases: Record<string, [unknown, string]> = {
    NaN: [Number.NaN, 'spec.x: expected a finite number, got NaN'],
    infinity: [Number.POSITIVE_INFINITY, 'spec.x: expected a finite number, got Infinity'],
    'undefined in a list': [[1, undefined], 'spec.x.1: expected a value, got undefined'],
    'null in a list': [[null], 'spec.x.0: expected a value, got undefined'],
    'a function': [() => 1, 'spec.x: expected plain data, got a function'],
    'a bigint': [1n, 'spec.x: expected plain data, got a bigint'],
    'a date': [[new Date(0)], 'spec.x.0: expected plain data, got an instance of Date'],
    'a map': [{ y: new Map() }, 'spec.x.y: expected plain data, got an instance of Map'],
    'half of an emoji': ['\ud83d', 'spec.x: expected Unicode text, got half of a character'],
  };

  test.each(Object.entries(cases))('refuses %s', (_, [x, message]) => {
    const rendering = rendered((chart) => add(chart, 'Pod/web', { spec: { x } }));
    expect(lines(rendering)).toEqual([expect.stringContaining(`yashima/production/Pod/web.${message}`)]);
  });

  test('refuses a null that a JSON patch adds', () => {
    const rendering = rendered((chart) =>
      add(chart, 'Pod/web', { spec: {} }).addJsonPatch(JsonPatch.add('/spec/x', null)),
    );
    expect(lines(rendering)).toEqual([expect.stringContaining('spec.x: expected a value, got null')]);
  });

  test('takes an object without a prototype for the plain one that it is', () => {
    const x = Object.assign(Object.create(null), { y: 1 });
    const { objects } = rendered((chart) => add(chart, 'Pod/web', { spec: { x } }));
    expect(objects[0]?.spec).toEqual({ x: { y: 1 } });
  });
});

test('a key called constructor is refused with its place, for cdk8s would end in a stack overflow', () => {
  const { findings } = rendered((chart) => add(chart, 'ConfigMap/settings', { data: { constructor: 'x' } }));
  expect(findings.map(({ path, expected }) => `${path}: ${expected}`)).toEqual([
    'yashima/production/ConfigMap/settings.data.constructor: a key other than constructor',
  ]);
});
