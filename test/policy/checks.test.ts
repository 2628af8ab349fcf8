import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHECKS, judge } from '../../lib/policy';
import { deployment, object, rendered } from './objects';

describe('the table of checks', () => {
  test('has no id twice', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  test('answers whatever it meets in an object and never throws', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom({ matchLabels: null }, [null], [[]]));
    const keys = ['selector', 'template', 'rules', 'ports', 'scaleTargetRef', 'jobTemplate', 'containers'];
    const spec = fc.dictionary(fc.constantFrom(...keys), odd);
    const kinds = fc.constantFrom(
      'Deployment',
      'Service',
      'Ingress',
      'HTTPRoute',
      'RoleBinding',
      'Pod',
      'CronJob',
    );
    const property = fc.property(kinds, spec, spec, (kind, outer, pod) => {
      const broken = object(`${kind}/a`, { spec: { ...outer, template: { spec: pod } }, subjects: outer });
      return Array.isArray(judge([rendered([broken, deployment('web')])], { whole: true }));
    });
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
  });
});
