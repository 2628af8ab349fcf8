import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Project } from './project';

const LIB = JSON.stringify(join(__dirname, '../../lib'));
const CDK8S = JSON.stringify(require.resolve('cdk8s'));

/** A platform with one rule, which a ConfigMap called `bad` breaks. */
const platform = (check: string) => `
const { definePlatform, rule } = require(${LIB});
const { ApiObject } = require(${CDK8S});
const platform = definePlatform({
  apps: __dirname,
  environments: { production: { kubernetes: '1.34' } },
  rules: [rule({ id: 'SHOP-1', title: 'another name', why: 'w', fix: 'rename it', check: ${check} })],
});
exports.ServiceChart = class extends platform.ServiceChart {
  config(name) { return new ApiObject(this, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }); }
};
`;

const chart = (name: string, config: string) => `
const { ServiceChart } = require('../platform');
exports.${name} = class ${name} extends ServiceChart { made = this.config('${config}'); };
`;

const project = (check: string) =>
  new Project({
    'platform.js': platform(check),
    'mikan/chart.js': chart('Mikan', 'bad'),
    'mikan/releases.yaml': 'production: 4f2a9c1\n',
    'ringo/chart.js': chart('Ringo', 'good'),
    'ringo/releases.yaml': 'production: 4f2a9c1\n',
  });

const IS_BAD = "({ metadata }) => metadata.name === 'bad' && { field: 'metadata.name' }";

describe('rules of the company', () => {
  test('stop the service that breaks them, and no other', () => {
    const broken = project(IS_BAD);
    const { exitCode, lines } = broken.synth();
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe(
      "mikan/production/ConfigMap/bad.metadata.name: SHOP-1: expected another name, got 'bad'; rename it",
    );
    expect(Object.keys(broken.files())).toEqual(['production/ringo/ringo.k8s.yaml']);
  });

  test('that throw are one finding, whose line in apps is named, and nothing is written', () => {
    const broken = project('({ spec }) => spec.replicas > 1');
    const { lines } = broken.synth();
    expect(lines).toEqual([
      expect.stringMatching(
        /^platform\.rules\.SHOP-1: .* at apps\/platform\.js:\d+; correct apps\/platform\.js:\d+$/,
      ),
      'nothing is written: an error concerns several services',
    ]);
  });
});
