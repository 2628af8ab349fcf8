import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

const LIB = JSON.stringify(join(__dirname, '..', '..', 'lib'));

/** Two clusters in production, values in the clusters but for sandbox (SOPS), partner (a store) and legacy (sealed). */
const PLATFORM = `
const { definePlatform } = require(${LIB});
const kubernetes = '1.34';
const platform = definePlatform({
  apps: __dirname,
  environments: {
    production: { kubernetes, clusters: { production: { context: 'tokyo' }, 'production-osaka': {} } },
    qa: { kubernetes },
    sandbox: { kubernetes, secrets: { source: 'sops' }, clusters: { sandbox: {}, 'sandbox-two': {} } },
    partner: { kubernetes, secrets: { source: 'external', store: { name: 'aws' } } },
    legacy: { kubernetes, secrets: { source: 'sealed' } },
  },
});
exports.ServiceChart = class ServiceChart extends platform.ServiceChart {};
`;

const YASHIMA = `
const { CronTask, RollingDeployment } = require(${LIB});
const { ServiceChart } = require('../platform');
const env = { secret: ['DATABASE_URL', { from: 'dotenv', keys: ['SENTRY_DSN'], optional: true }] };
exports.Yashima = class Yashima extends ServiceChart {
  constructor(scope) {
    super(scope, { secrets: { tls: { keys: ['tls.crt', 'tls.key'], type: 'kubernetes.io/tls' } } });
    const api = { command: ['/api'], port: 8080, image: 'registry.example.com/yashima:1', env };
    new RollingDeployment(this, 'api', api);
    new CronTask(this, 'expiry', { schedule: '@daily', command: ['/expire'], image: api.image, env: { secret: ['API_KEY'] } });
  }
};
`;

const HIMEKURI = `
const { ServiceChart } = require('../platform');
exports.Himekuri = class Himekuri extends ServiceChart {};
`;

const releases = ['production', 'qa', 'sandbox', 'partner', 'legacy']
  .map((name) => `${name}: 4f2a9c1\n`)
  .join('');

/** A repository in a temporary folder, with a service that reads Secrets and one that reads none. */
export function company(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'kube-'));
  made.push(root);
  const sources = {
    'apps/platform.js': PLATFORM,
    'apps/yashima/chart.js': YASHIMA,
    'apps/yashima/releases.yaml': releases,
    'apps/himekuri/chart.js': HIMEKURI,
    'apps/himekuri/releases.yaml': releases,
    ...files,
  };
  for (const [path, content] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const made: string[] = [];

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});
