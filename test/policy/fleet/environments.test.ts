import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Environment, Manifest } from '../../../lib/kernel';
import { CHECKS, FLEET_CHECKS, judgeFleet, judgeWorld, World } from '../../../lib/policy';
import { chart, Project } from '../../synth/project';
import { deployment, object, PRODUCTION, rendered } from '../objects';

const environment = (name: string, domain: string): Environment => ({
  ...PRODUCTION,
  name,
  domain,
  production: name === 'production',
  follows: 'production',
  cluster: { name, primary: true },
});

const [production, qa] = [environment('production', 'example.com'), environment('qa', 'qa.example.com')];

const worlds = (make: (environment: Environment) => readonly Manifest[]) =>
  [production, qa].map((place) => new World([rendered(make(place), { environment: place })], true));

const ingress = (host: string) =>
  object('Ingress/web', {
    spec: {
      rules: ['/', '/api'].map((path) => ({ host, http: { paths: [{ path }] } })),
      tls: [{ hosts: [host] }],
    },
  });

describe('a value of another environment', () => {
  test('is told once, wherever it stands', () => {
    const settings = object('ConfigMap/settings', { data: { URL: 'https://a.qa.example.com' } });
    const found = judgeFleet(worlds(() => [settings, ingress('a.qa.example.com')]));
    expect(found.map(({ finding }) => finding.where?.kind)).toEqual(['Ingress']);
  });

  test('is the matter of its own service alone', () => {
    const [verdict] = judgeFleet(worlds(() => [ingress('a.qa.example.com')]));
    expect(verdict?.services).toEqual(['yashima']);
    expect(verdict?.finding.severity).toBe('error');
  });

  test('shows no password of the address that it is in', () => {
    const url = 'https://app:s3cr3tpassw0rd@api.qa.example.com';
    const found = judgeFleet(worlds(() => [object('ConfigMap/settings', { data: { URL: url } })]));
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('s3cr3t');
  });

  test('may be acknowledged where it stands on purpose', () => {
    const name = "this.environment.name === 'sandbox' ? 'sandbox' : 'production'";
    const mistake = `this.config('settings', { UPLOADS_BUCKET: 'uploads-' + (${name}) });`;
    const said = (body: string) =>
      new Project({ 'yashima/chart.js': chart('Yashima', body) }).synth().findings.map(({ id }) => id);
    expect(said(mistake)).toEqual(['X1']);
    const knowingly = `${mistake} kernel.acknowledge(this, 'X1', 'copies of files');`;
    expect(said(`const { kernel } = require('../platform'); ${knowingly}`)).toEqual([]);
  });
});

describe('the checks over environments', () => {
  test('answer whatever they meet and never throw', () => {
    const kinds = ['Ingress', 'HTTPRoute', 'ServiceAccount', 'ConfigMap', 'NetworkPolicy', 'Deployment'];
    const property = fc.property(
      fc.constantFrom(...kinds),
      fc.dictionary(fc.constantFrom('rules', 'tls', 'egress', 'template', 'hostnames'), fc.jsonValue()),
      fc.jsonValue(),
      (kind, spec, odd) => {
        const broken = object(`${kind}/a`, { spec, data: odd }, { annotations: odd });
        const pods = deployment(
          'web',
          {},
          { env: odd, envFrom: odd, command: odd, args: odd, image: odd, ports: odd },
        );
        const all = worlds(() => [broken, pods]);
        return (
          Array.isArray(judgeFleet(all, FLEET_CHECKS)) && all.every((world) => judgeWorld(world, CHECKS))
        );
      },
    );
    expect(() => fc.assert(property, { numRuns: 200 })).not.toThrow();
  });
});
