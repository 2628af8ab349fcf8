import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import { toYaml } from '../../../lib/synth';
import { installMatchers, render } from '../../../lib/testing';
import { present } from '../../rendering';
import { Cccd } from './chart';
import { DIFFERENCES, MODSECURITY } from './stages';

installMatchers(expect);

const ENVIRONMENTS = ['production', 'qa', 'sandbox'] as const;
const STAGE = { production: 'production', qa: 'staging', sandbox: 'api-sandbox' };
const HOST = {
  production: 'claim-crown-court-defence.service.gov.uk',
  qa: 'staging.claim-crown-court-defence.service.justice.gov.uk',
  sandbox: 'api-sandbox.claim-crown-court-defence.service.justice.gov.uk',
};
const PATIENCE = { production: [30, 60], qa: [30, 60], sandbox: [10, 10] };
const yamlOf = (environment: (typeof ENVIRONMENTS)[number]) => toYaml(render(Cccd, environment).objects);

describe.each(ENVIRONMENTS)('Claim for Crown Court Defence in %s', (environment) => {
  const rendered = render(Cccd, environment);
  const web = rendered.container('web');
  const worker = rendered.container('worker');

  test('runs as many pods as its environment needs', () => {
    const replicas = { production: 4, qa: 4, sandbox: 2 }[environment];
    expect(rendered.find('Deployment', 'web').spec.replicas).toBe(replicas);
    expect(rendered.find('Deployment', 'worker').spec.replicas).toBe(1);
    expect(rendered.find('Deployment', 'web').spec.strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 },
    });
  });

  test('is reached through the Service that others know', () => {
    const { metadata, spec } = rendered.find('Service');
    expect(metadata.name).toBe('cccd-app-service');
    expect(spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
    expect(web.ports).toEqual([{ name: 'http', containerPort: 3000, protocol: 'TCP' }]);
  });

  test.each(['readinessProbe', 'livenessProbe'] as const)(
    'asks /ping.json as its load balancer does: %s',
    (probe) => {
      const { httpGet, periodSeconds } = present(web[probe]);
      expect(httpGet).toMatchObject({ path: '/ping.json', port: 'http' });
      expect(httpGet?.httpHeaders).toContainEqual({ name: 'X-Forwarded-Proto', value: 'https' });
      expect(httpGet?.httpHeaders).toContainEqual({ name: 'X-Forwarded-Ssl', value: 'on' });
      expect(periodSeconds).toBe(PATIENCE[environment][probe === 'readinessProbe' ? 0 : 1]);
    },
  );

  test('sleeps 30 s before it stops, and is given the time that requests take', () => {
    expect(web.lifecycle?.preStop?.sleep).toEqual({ seconds: 30 });
    expect(rendered.pod('web').terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60);
  });

  test('starts Sidekiq without a shell, and asks it how it is', () => {
    expect(worker.command?.slice(0, 3)).toEqual(['bundle', 'exec', 'sidekiq']);
    const exec = { command: ['bin/worker_healthcheck'] };
    expect(worker.readinessProbe).toMatchObject({ exec, periodSeconds: 30 });
    expect(worker.livenessProbe).toMatchObject({ exec, periodSeconds: 300 });
    expect(worker.resources).toMatchObject({
      requests: { cpu: '10m', memory: '1000Mi' },
      limits: { cpu: '2', memory: '3Gi' },
    });
  });

  test('migrates in the image of the web process, before web and worker', () => {
    const migration = rendered.container('migration');
    expect(migration.command).toEqual(['bundle', 'exec', 'rake', 'db:migrate']);
    expect(migration.image).toBe(web.image);
    expect(rendered).toRunMigrationBeforePods();
  });

  test.each([
    ['archive-stale', '5 0 * * *', 'claims:archive_stale'],
    ['vacuum-db', '30 2 * * *', 'db:vacuum'],
  ])('runs %s on time and never twice at once', (name, schedule, task) => {
    const { spec } = rendered.find('CronJob', name);
    expect(spec).toMatchObject({
      schedule,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
    });
    expect(spec.jobTemplate.spec?.backoffLimit).toBe(0);
    expect(spec.jobTemplate.spec?.template.spec?.restartPolicy).toBe('Never');
    expect(rendered.container(name).command).toEqual(['rails', task]);
    expect(rendered.container(name).image).toBe(web.image);
  });

  test.each(['web', 'worker', 'migration', 'archive-stale', 'vacuum-db'])(
    'runs %s as its own account, with its own variables',
    (component) => {
      expect(rendered.pod(component).serviceAccountName).toBe(`cccd-${STAGE[environment]}-service`);
      const { envFrom, env = [] } = rendered.container(component);
      expect(envFrom).toEqual([
        { secretRef: { name: 'cccd-env-vars' } },
        { configMapRef: { name: 'cccd-app-config' } },
      ]);
      for (const [name, secret, key] of [
        ['DATABASE_URL', 'cccd-rds', 'url'],
        ['REDIS_URL', 'cccd-elasticache-redis', 'url'],
        ['SETTINGS__AWS__S3__BUCKET', 'cccd-s3-bucket', 'bucket_name'],
        ['SETTINGS__AWS__SNS__SUBMITTED_TOPIC_ARN', 'cccd-messaging', 'topic_arn'],
        ['AWS_RESPONSE_QUEUE_NAME', 'cccd-messaging', 'sqs_cccd_name'],
      ])
        expect(env).toContainEqual({ name, valueFrom: { secretKeyRef: { name: secret, key } } });
    },
  );

  test('says what anybody may read in a ConfigMap of its own', () => {
    const { data } = rendered.find('ConfigMap', 'cccd-app-config');
    expect(data).toMatchObject({
      RACK_ENV: 'production',
      RAILS_ENV: 'production',
      RAILS_SERVE_STATIC_FILES: '1',
      MAINTENANCE_MODE: 'false',
      SETTINGS__AWS__POLL_MESSAGE_COUNT: '10',
      SETTINGS__AWS__POLL_MESSAGE_WAIT_TIME: '0',
      SETTINGS__AWS__S3__REGION: 'eu-west-2',
      CASEWORKER_API_URL: 'http://cccd-app-service',
      ENV: STAGE[environment],
      GRAPE_SWAGGER_ROOT_URL: `https://${HOST[environment]}`,
      ALLOW_FUTURE_DATES: String(environment === 'sandbox'),
    });
    const calculator = environment === 'qa' ? 'staging.laa-fee-calculator' : 'laa-fee-calculator';
    expect(data?.LAA_FEE_CALCULATOR_HOST).toBe(`https://${calculator}.service.justice.gov.uk/api/v1`);
    const trackers = { production: 'GTM-NSB9GWK', qa: 'GTM-PNZFWQT', sandbox: undefined };
    expect(data?.GTM_TRACKER_ID).toBe(trackers[environment]);
    expect(data?.ZENDESK_FEEDBACK).toBe(environment === 'sandbox' ? undefined : 'false');
  });

  test('is reached behind modsec, with annotations that survive byte for byte', () => {
    const { metadata, spec } = rendered.find('Ingress');
    const host = HOST[environment];
    expect(spec.ingressClassName).toBe('modsec');
    expect(spec.tls).toEqual([{ hosts: [host], secretName: `cccd-${STAGE[environment]}-cert` }]);
    expect(spec.rules?.map((rule) => rule.host)).toEqual([host]);
    expect(spec.rules?.[0]?.http?.paths).toEqual([
      {
        path: '/',
        pathType: 'Prefix',
        backend: { service: { name: 'cccd-app-service', port: { name: 'http' } } },
      },
    ]);
    const [, written] = toYaml(rendered.objects).split('kind: Ingress');
    expect(written).toBeDefined();
    const documents = toYaml(rendered.objects)
      .split(/^---$/m)
      .map((text) => parse(text));
    const ingress = documents.find((document) => document?.kind === 'Ingress');
    expect(ingress.metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/enable-modsecurity': 'true',
      'nginx.ingress.kubernetes.io/modsecurity-snippet': MODSECURITY,
      'external-dns.alpha.kubernetes.io/set-identifier': `${metadata.name}-${metadata.namespace}-green`,
      'external-dns.alpha.kubernetes.io/aws-weight': '100',
    });
  });

  test('mentions no host, namespace, account or certificate of another environment', () => {
    const text = yamlOf(environment);
    for (const other of ENVIRONMENTS.filter((name) => name !== environment)) {
      for (const name of [`//${HOST[other]}`, `host: ${HOST[other]}`, `cccd-${STAGE[other]}`]) {
        expect(text).not.toContain(name);
      }
    }
  });

  test('passes Pod Security restricted', () => {
    expect(rendered).toBeRestricted();
    expect(rendered.pod('web').securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(web.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });
});

describe('the three environments of Claim for Crown Court Defence', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('have the same kinds and names, apart from those of their stage', () => {
    const shapes = ENVIRONMENTS.map((environment) =>
      render(Cccd, environment).objects.map(({ kind, metadata }) =>
        `${kind}/${metadata.name}`.replaceAll(STAGE[environment], 'stage'),
      ),
    );
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
  });

  test('change alone: a variable of the sandbox rolls its pods and no others', () => {
    const before = ENVIRONMENTS.map(yamlOf);
    const pods = () =>
      ['web', 'worker'].map((name) => render(Cccd, 'sandbox').find('Deployment', name).spec.template);
    const [web, worker] = pods();
    jest.replaceProperty(DIFFERENCES.sandbox, 'futureDates', false);
    const after = ENVIRONMENTS.map(yamlOf);
    expect([after[0], after[1]]).toEqual([before[0], before[1]]);
    expect(pods()[0]).not.toEqual(web);
    expect(pods()[1]).not.toEqual(worker);
  });
});
