import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { JsonPatch } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  CronTask,
  definePlatform,
  MigrationJob,
  RailsService,
  type RailsServiceProps,
  RollingDeployment,
  type RollingDeploymentProps,
  SecureIngress,
  type SecureIngressProps,
} from '../../lib';
import { acknowledge, describe as line, type Manifest, parseImage } from '../../lib/kernel';
import { judge } from '../../lib/policy';
import { type ChartClass, renderChart } from '../../lib/synth';
import { toYaml } from '../../lib/synth/yaml';

const apps = mkdtempSync(join(tmpdir(), 'secrets-'));
mkdirSync(join(apps, 'yashima'));
const release = (text: string) => writeFileSync(join(apps, 'yashima/releases.yaml'), text);
afterAll(() => rmSync(apps, { recursive: true, force: true }));

const platform = definePlatform({
  apps,
  environments: {
    production: {
      kubernetes: '1.34',
      domain: 'example.com',
      timeZone: 'Asia/Tokyo',
      ingress: { controller: 'alb', sources: ['10.10.0.0/16'] },
    },
  },
});

class Chart extends platform.ServiceChart {}

/** What synth would say and write of a chart whose constructor does what the test says. */
function outcome(build: (chart: Chart) => unknown, { image }: { image?: string } = {}) {
  class Yashima extends Chart {
    constructor(scope: Construct) {
      super(scope);
      build(this);
    }
  }
  const [environment] = platform.clusters;
  if (environment === undefined) throw new Error('no cluster');
  const chart: ChartClass = Yashima;
  const rendering = renderChart(chart, environment, image === undefined ? undefined : parseImage(image));
  const findings = [
    ...rendering.findings,
    ...judge([rendering], { whole: true }).map(({ finding }) => finding),
  ];
  return {
    said: findings.map(line).join('\n'),
    refused: findings.some(({ severity }) => severity === 'error'),
    written: written(rendering.objects),
  };
}

/** Nothing is written where something was refused, and a half-made object may be no YAML. */
const written = (objects: readonly Manifest[]): string => (objects.length === 0 ? '' : toYaml(objects));

const rails = (chart: Chart, props: RailsServiceProps = {}) => new RailsService(chart, 'rails', props);
const api = (chart: Chart, props: Partial<RollingDeploymentProps> = {}) =>
  new RollingDeployment(chart, 'api', { command: ['/api'], port: 8080, memory: '64Mi', ...props });
const ingress = (chart: Chart, props: Partial<SecureIngressProps>) =>
  new SecureIngress(chart, 'ingress', { service: api(chart), ...props });

const RELEASE = 'production: 4f2a9c1\n';

/** Every place where a chart's author can write a value. */
const PLACES: Record<string, (chart: Chart, secret: string) => unknown> = {
  'a command': (chart, secret) => api(chart, { command: ['/api', secret] }),
  'an argument': (chart, secret) => api(chart, { args: [`--upstream=${secret}`] }),
  'a line of shell': (chart, secret) => api(chart, { command: ['sh', '-c', `run ${secret}`] }),
  'a clear variable': (chart, secret) => rails(chart, { env: { clear: { UPSTREAM: secret } } }),
  "a clear variable's name": (chart, secret) => rails(chart, { env: { clear: { [secret]: 'x' } } }),
  'the key of a secret variable': (chart, secret) => rails(chart, { env: { secret: [secret] } }),
  'the name of a Secret': (chart, secret) =>
    rails(chart, { env: { secret: [{ from: secret, keys: ['A'] }] } }),
  'a field of the pod': (chart, secret) =>
    // what JavaScript admits and the type does not
    rails(chart, { env: { field: { A: secret as 'spec.nodeName' } } }),
  'the variables of a container override': (chart, secret) =>
    api(chart, { container: { env: [{ name: 'UPSTREAM', value: secret }] } }),
  'a pod override': (chart, secret) => api(chart, { pod: { hostname: secret } }),
  'an init container': (chart, secret) =>
    api(chart, { pod: { initContainers: [{ name: 'wait', image: 'wait:1', args: [secret] }] } }),
  'a header of a probe': (chart, secret) =>
    api(chart, { probes: { readiness: { path: '/up', headers: { 'X-Upstream': secret } } } }),
  'the path of a probe': (chart, secret) => api(chart, { probes: { readiness: `/up?at=${secret}` } }),
  'the command of a probe': (chart, secret) => api(chart, { probes: { liveness: { command: [secret] } } }),
  'an image': (chart, secret) => api(chart, { image: `registry.example.com/api:${secret}` }),
  'an amount of memory': (chart, secret) =>
    // what JavaScript admits and the type does not
    api(chart, { memory: secret as '64Mi' }),
  'a host of Rails': (chart, secret) => rails(chart, { web: { hosts: [secret] } }),
  'a host of an ingress': (chart, secret) => ingress(chart, { hosts: [secret] }),
  'a path of an ingress': (chart, secret) => ingress(chart, { paths: [`/${secret}`] }),
  'an address range': (chart, secret) => ingress(chart, { allowedFrom: [secret] }),
  'an annotation of an ingress': (chart, secret) => ingress(chart, { annotations: { upstream: secret } }),
  "an annotation's name": (chart, secret) => ingress(chart, { annotations: { [secret]: 'x' } }),
  'the name of an ingress': (chart, secret) => ingress(chart, { name: secret }),
  'the command of a migration': (chart, secret) =>
    new MigrationJob(chart, 'migration', {
      service: rails(chart),
      command: ['migrate', secret],
    }),
  'the command of a guard': (chart, secret) =>
    new MigrationJob(chart, 'migration', { service: rails(chart), guard: { command: ['check', secret] } }),
  'the schedule of a cron': (chart, secret) =>
    new CronTask(chart, 'cron', { schedule: secret, command: ['/api'], memory: '64Mi' }),
  'the time zone of a cron': (chart, secret) =>
    new CronTask(chart, 'cron', {
      schedule: '@daily',
      timeZone: secret,
      command: ['/api'],
      memory: '64Mi',
    }),
  'the command of a cron': (chart, secret) =>
    new CronTask(chart, 'cron', { schedule: '@daily', command: [secret], memory: '64Mi' }),
  'a task of Rails': (chart, secret) =>
    rails(chart, { crons: { wash: { schedule: '@daily', task: `wash[${secret}]` } } }),
  'a queue': (chart, secret) =>
    rails(chart, { workers: { sidekiq: { adapter: 'sidekiq', queues: [secret] } } }),
  "a part's name": (chart, secret) => api(chart, { name: secret }),
  'the id of a construct': (chart, secret) =>
    new RollingDeployment(chart, secret, { command: ['/api'], memory: '64Mi' }),
  'a Secret of cdk8s-plus-28': (chart, secret) => new Secret(chart, 'own', { stringData: { key: secret } }),
  'a ConfigMap of cdk8s-plus-28': (chart, secret) => new ConfigMap(chart, 'own', { data: { key: secret } }),
  'a label': (chart, secret) => api(chart).deployment.metadata.addLabel('upstream', secret),
  'an annotation': (chart, secret) => api(chart).deployment.metadata.addAnnotation('upstream', secret),
  'an annotation of the pods': (chart, secret) =>
    api(chart).deployment.addJsonPatch(
      JsonPatch.add('/spec/template/metadata/annotations', { upstream: secret }),
    ),
  'the reason of an acknowledgement': (chart, secret) => acknowledge(chart, 'F20', secret),
  'the id of an acknowledgement': (chart, secret) => acknowledge(chart, secret, ''),
  'an error that is thrown': (_, secret) => {
    throw new Error(`cannot connect ${secret}`);
  },
  'a text that is thrown': (_, secret) => {
    throw `cannot connect ${secret}`;
  },
};

const WORD = 'c0rrectH0rseBatteryStaple';
const SHAPES: [string, string][] = [
  ['a URL with a password', `https://app:${WORD}@db.example.com`],
  ['a key of a known service', `ghp_${WORD}`],
];

describe.each(SHAPES)('%s', (_, secret) => {
  const cases = Object.entries(PLACES).map(([place, write]) => {
    release(RELEASE);
    return { place, ...outcome((chart) => write(chart, secret)) };
  });

  test.each(cases)('in $place is in no message', ({ said }) => {
    expect(said).not.toContain(WORD);
  });

  test.each(cases)('in $place is refused, or in no object', ({ refused, written }) => {
    expect(refused || !written.includes(WORD)).toBe(true);
  });
});

describe('the places are those of charts that are fine otherwise', () => {
  const HARMLESS: [string, (chart: Chart) => unknown][] = [
    [
      'Rails',
      (chart) => rails(chart, { web: { hosts: ['a.example.com'] }, env: { clear: { UPSTREAM: 'x' } } }),
    ],
    ['an ingress', (chart) => ingress(chart, { annotations: { upstream: 'x' } })],
    ['a deployment', (chart) => api(chart, { args: ['--upstream=x'] })],
  ];

  test.each(HARMLESS)('%s', (_, build) => {
    release(RELEASE);
    expect(outcome(build).refused).toBe(false);
  });
});

describe('what a cluster runs', () => {
  const RELEASES: Record<string, (secret: string) => string> = {
    'a tag': (secret) => `production: '${secret}'\n`,
    'a tag beside a note': (secret) => `production: { tag: '${secret}', note: x }\n`,
    'a note': (secret) => `production: { tag: 4f2a9c1, note: '${secret}' }\n`,
    'a digest': (secret) => `production: { digest: '${secret}' }\n`,
    'an environment': (secret) => `'${secret}': 4f2a9c1\n`,
    'an unknown key': (secret) => `production: { tag: 4f2a9c1, '${secret}': x }\n`,
    'a list': (secret) => `production: ['${secret}']\n`,
    'what is no YAML': (secret) => `production: [${secret}\n`,
  };
  const cases = SHAPES.flatMap(([shape, secret]) =>
    Object.entries(RELEASES).map(([place, text]) => {
      release(text(secret));
      return { shape, place, ...outcome((chart) => api(chart)) };
    }),
  );

  test.each(cases)('says no $shape in $place of releases.yaml', ({ said }) => {
    expect(said).not.toContain(WORD);
  });

  test.each(cases)('refuses $shape in $place of releases.yaml, or does not write it', (found) => {
    expect(found.refused || !found.written.includes(WORD)).toBe(true);
  });

  test('refuses a key as the tag of an image that is given', () => {
    const { refused, said } = outcome((chart) => api(chart), { image: `api:ghp_${WORD}` });
    expect([refused, said.includes(WORD)]).toEqual([true, false]);
  });
});
