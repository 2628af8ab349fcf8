import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

const IMAGE = 'registry.example.com/app:4f2a9c1';

/** About what yashima is, in the constructs of cdk8s-plus-28: 11 objects, without order or guard. */
class Stock extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: id });
    new kplus.Namespace(this, 'namespace', { metadata: { name: id } });
    const serviceAccount = new kplus.ServiceAccount(this, 'account');
    const config = new kplus.ConfigMap(this, 'env', {
      data: { RAILS_ENV: 'production', PORT: '3000', LOG_LEVEL: 'info' },
    });
    const dotenv = kplus.Secret.fromSecretName(this, 'dotenv', 'dotenv');
    const containerOf = (...command: string[]) => ({
      image: IMAGE,
      command,
      envFrom: [kplus.Env.fromConfigMap(config)],
      envVariables: { DATABASE_URL: kplus.EnvValue.fromSecretValue({ secret: dotenv, key: 'DATABASE_URL' }) },
    });
    const web = new kplus.Deployment(this, 'web', {
      replicas: 6,
      serviceAccount,
      containers: [{ ...containerOf('bundle', 'exec', 'puma'), portNumber: 3000 }],
    });
    new kplus.Deployment(this, 'sidekiq', {
      replicas: 2,
      serviceAccount,
      containers: [containerOf('bundle', 'exec', 'sidekiq')],
    });
    new kplus.Job(this, 'migration', {
      serviceAccount,
      containers: [containerOf('bin/rails', 'db:migrate')],
    });
    new kplus.CronJob(this, 'expire-carts', {
      schedule: new Cron({ minute: '*/15' }),
      serviceAccount,
      containers: [containerOf('bin/rails', 'carts:expire')],
    });
    web.exposeViaIngress('/');
    new kplus.NetworkPolicy(this, 'deny', { selector: web });
  }
}

/** Synthesises so many charts for so many clusters, one App a cluster, as the documentation shows. */
export function stockCharts(count: number, clusters: number): void {
  for (let cluster = 0; cluster < clusters; cluster++) {
    const outdir = mkdtempSync(join(tmpdir(), 'stock-'));
    const app = new App({ outdir });
    for (let index = 0; index < count; index++) new Stock(app, `service${index}`);
    app.synth();
    rmSync(outdir, { recursive: true });
  }
}
