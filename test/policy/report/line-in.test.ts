import { describe, expect, test } from '@jest/globals';
import { lineIn } from '../../../lib/policy';
import { where } from './located';

const YAML = `kind: Service
metadata: { name: yashima-web }
---
kind: Deployment
metadata:
  name: yashima-web
  labels:
    app.kubernetes.io/name: yashima
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: nginx
        - name: web
          image: web:1
`;

describe('the line of a field', () => {
  test.each([
    ['spec.replicas', 10],
    ['spec', 9],
    ['spec.template.spec.containers.web.image', 16],
    ['spec.template.spec.containers.0', 14],
    ['metadata.labels.app.kubernetes.io/name', 8],
    ['spec.template.spec.containers.web.resources.limits', 15],
    ['spec.template.metadata.labels', 12],
  ])('is known: %s', (field, line) => {
    expect(lineIn(YAML, { ...where, field })).toBe(line);
  });

  test('is unknown of an object that is not there', () => {
    expect(lineIn(YAML, { ...where, name: 'other' })).toBeUndefined();
  });
});
