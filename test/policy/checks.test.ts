import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHECKS, FLEET_CHECKS, judge, judgeFleet, World } from '../../lib/policy';
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

  test('takes what every object of JavaScript has for the name that it is', () => {
    const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf');
    const property = fc.property(name, name, (kind, key) => {
      const odd = JSON.parse(`{ "${key}": null, "a": { "${key}": "x" } }`);
      const annotations = { 'argocd.argoproj.io/hook': key, 'helm.sh/hook': key, ...odd };
      const named = object(`${kind}/${key}`, { spec: odd, data: odd }, { annotations, labels: odd });
      const pods = deployment(
        'web',
        { nodeSelector: odd },
        { resources: { limits: odd }, env: [{ name: key }] },
      );
      const all = rendered([named, pods, object('ConfigMap/a', { data: odd }, { annotations })]);
      judgeFleet([new World([all], true)], FLEET_CHECKS);
      return Array.isArray(judge([all], { whole: true }));
    });
    expect(() => fc.assert(property, { numRuns: 100 })).not.toThrow();
  });
});
