import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Validation } from 'cdk8s-cli/plugins';
import { RailsValidation } from '../../../lib';

const ROOT = join(__dirname, '../../..');
const CLI = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
const LIB = JSON.stringify(join(ROOT, 'lib'));

const FILES = {
  'apps/mikan/chart.js': `
const { definePlatform, RailsService } = require(${LIB});
const platform = definePlatform({ apps: require('node:path').dirname(__dirname), environments: { production: { kubernetes: '1.34' } } });
exports.Mikan = class Mikan extends platform.ServiceChart {
  rails = new RailsService(this, 'rails', { web: { assets: 'bundled' } });
};`,
  'apps/mikan/releases.yaml': 'production: 4f2a9c1\n',
  'apps/main.js': `
const { runSynth } = require(${LIB});
const dist = require('node:path').join(__dirname, '../dist');
runSynth({ apps: __dirname, dist, out: process.env.CDK8S_OUTDIR });`,
  // what nobody should do after synth
  'break.js': `
const { readFileSync, writeFileSync } = require('node:fs');
const file = process.env.CDK8S_OUTDIR + '/production/mikan/mikan.k8s.yaml';
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/port: http\\n/, 'port: htp\\n'));
writeFileSync(process.env.CDK8S_OUTDIR + '/more.yaml', 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: A_b, namespace: more }\\n');`,
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs the CLI on such a project, whose app is synth and what comes after it. */
function cdk8s(after: string) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-'));
  folders.push(folder);
  const app = `node --import ${require.resolve('tsx')} apps/main.js ${after}`;
  const validations = [
    { package: join(ROOT, 'apps/validation.js'), version: '0.1.0', class: 'RailsValidation' },
  ];
  const config = { language: 'typescript', app, output: '.cdk8s', validations };
  for (const [name, text] of Object.entries({ ...FILES, 'cdk8s.yaml': JSON.stringify(config) })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const args = [CLI, 'synth', '--check-upgrade=false', '--validation-reports-output-file', 'report.json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return {
    status,
    output: stdout + stderr,
    report: () => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')),
  };
}

describe('cdk8s synth with our validation', () => {
  test('ends well where synth has', () => {
    const { status, output, report } = cdk8s('');
    expect(output).toContain('Performing validations');
    expect(status).toBe(0);
    expect(report().reports[0].violations).toEqual([]);
  }, 60_000);

  test('ends with 2 where an object was broken behind its back, and names the construct', () => {
    const { status, output, report } = cdk8s('&& node break.js');
    expect(status).toBe(2);
    expect(output).toContain('Construct Path: mikan/rails/web/deployment');
    const violations: { ruleName: string; violatingConstructs: object[] }[] = report().reports[0].violations;
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(expect.arrayContaining(['C12', 'C2']));
    expect(violations.find(({ ruleName }) => ruleName === 'C12')?.violatingConstructs[0]).toMatchObject({
      resourceName: 'production/mikan/Deployment/mikan-web',
      constructPath: 'mikan/rails/web/deployment',
      locations: ['spec.template.spec.containers.web.startupProbe.httpGet.port'],
      manifestPath: '.cdk8s/production/mikan/mikan.k8s.yaml',
    });
  }, 60_000);
});

test('a validation is what the CLI takes as one', () => {
  const validation: Validation = new RailsValidation();
  expect(validation.validate).toBeInstanceOf(Function);
});
