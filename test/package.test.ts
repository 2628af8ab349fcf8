import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { devDependencies } from '../package.json';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'package-'));

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A chart as somebody else would write it, in a project of their own. */
const CHART = `
const platform = definePlatform({
  apps: '.',
  environments: { production: { kubernetes: '1.34', domain: 'example.com' }, staging: { kubernetes: '1.34' } },
});
class ServiceChart extends platform.ServiceChart {}
class Mikan extends ServiceChart {
  rails = new RailsService(this, 'rails', { web: { replicas: this.pick({ production: 3, staging: 1 }) } });
}
const mikan = render(Mikan, 'production', { image: 'registry.example.com/mikan:4f2a9c1' });
console.log(JSON.stringify(mikan.find('Deployment', 'web').spec));
`;

/** The same for the cdk8s CLI. */
const PROJECT = {
  'apps/platform.js': `
const { definePlatform } = require('cdk8s-rails');
exports.platform = definePlatform({ apps: __dirname, environments: { production: { kubernetes: '1.34' } } });`,
  'apps/mikan/chart.js': `
const { RailsService } = require('cdk8s-rails');
exports.Mikan = class Mikan extends require('../platform').platform.ServiceChart {
  rails = new RailsService(this, 'rails');
};`,
  'apps/mikan/releases.yaml': 'production: 4f2a9c1',
  'apps/main.js': `
const { runSynth } = require('cdk8s-rails');
runSynth({ apps: __dirname, dist: __dirname + '/../dist', out: process.env.CDK8S_OUTDIR });`,
  'cdk8s.yaml': `
language: typescript
app: node apps/main.js
output: .cdk8s
validations:
  - { package: ./node_modules/cdk8s-rails, version: 0.1.0, class: RailsValidation }`,
};

const REPLICAS = '"replicas":3';

describe('the package, installed from its tarball in a fresh folder', () => {
  beforeAll(() => {
    execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
    const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'fresh', private: true }));
    const { cdk8s, constructs } = devDependencies;
    const peers = [
      `cdk8s@${cdk8s}`,
      `cdk8s-plus-28@${devDependencies['cdk8s-plus-28']}`,
      `constructs@${constructs}`,
    ];
    run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`, ...peers);
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('synthesises a chart that requires it', () => {
    const names = `const { definePlatform, RailsService } = require('cdk8s-rails');\nconst { render } = require('cdk8s-rails/testing');`;
    writeFileSync(join(folder, 'chart.cjs'), names + CHART);
    expect(run('node', 'chart.cjs')).toContain(REPLICAS);
  });

  test('synthesises a chart that imports it', () => {
    const names = `import { definePlatform, RailsService } from 'cdk8s-rails';\nimport { render } from 'cdk8s-rails/testing';`;
    writeFileSync(join(folder, 'chart.mjs'), names + CHART);
    expect(run('node', 'chart.mjs')).toContain(REPLICAS);
  });

  test('brings a validation along for the cdk8s CLI, which is named by its folder', () => {
    for (const [file, text] of Object.entries(PROJECT)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
    expect(run('node', cli, 'synth', '--check-upgrade=false')).toMatch(/Status +│ success/);
  }, 60_000);

  test('brings the command along', () => {
    expect(run(join(folder, 'node_modules/.bin/kube'), '--help')).toContain('Usage: kube');
  });

  test.each(['mts', 'cts'])('brings its types along for a .%s file', (extension) => {
    const file = join(folder, `typed.${extension}`);
    const names = `import { definePlatform, RailsService } from 'cdk8s-rails';\nimport { render } from 'cdk8s-rails/testing';`;
    const wrong = `// @ts-expect-error staging is missing\nexport const refused = (chart: ServiceChart) => chart.pick({ production: 1 });\n`;
    writeFileSync(file, names + CHART.replace('console.log', 'export const spec = ') + wrong);
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const flags = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2022',
    ];
    expect(run(tsc, ...flags, file)).toBe('');
  });
});
