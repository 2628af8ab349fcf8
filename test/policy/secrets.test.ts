import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Manifest } from '../../lib/kernel';
import { KNOWN_BY_CHANCE } from '../kernel/secret-kinds';
import { UNMISTAKABLE } from '../kernel/secrets';
import { deployment, object, refusals } from './objects';

const app = (fields: Record<string, unknown>) => deployment('web', {}, fields);
const probe = (name: string, value: string) =>
  app({ livenessProbe: { httpGet: { path: '/up', port: 'http', httpHeaders: [{ name, value }] } } });
const CONTAINER = 'Deployment/web.spec.template.spec.containers.app';
const VALUE = 'correct-horse-battery-staple';
const VALUE_BY_CHANCE = KNOWN_BY_CHANCE.map(({ text }) => text).join();
const base64 = (text: string) => Buffer.from(text).toString('base64');

const REFUSED: Record<string, [Manifest, string]> = {
  'data of a Secret': [object('Secret/a', { data: { KEY: base64(VALUE) } }), 'Secret/a.data.KEY'],
  'text of a Secret': [object('Secret/a', { stringData: { KEY: VALUE } }), 'Secret/a.stringData.KEY'],
  'an entry of a ConfigMap': [
    object('ConfigMap/a', { data: { DB_PASSWORD: VALUE } }),
    'ConfigMap/a.data.DB_PASSWORD',
  ],
  'a binary entry of a ConfigMap': [
    object('ConfigMap/a', { binaryData: { KEY: base64(`mysql://app:${VALUE}@db`) } }),
    'ConfigMap/a.binaryData.KEY',
  ],
  'a variable': [app({ env: [{ name: 'SMTP_PASSWORD', value: VALUE }] }), `${CONTAINER}.env.SMTP_PASSWORD`],
  'a variable with a harmless name': [
    app({ env: [{ name: 'URL', value: `mysql://app:${VALUE}@db` }] }),
    `${CONTAINER}.env.URL`,
  ],
  'a variable of an init container': [
    deployment('web', { initContainers: [{ name: 'wait', env: [{ name: 'TOKEN', value: VALUE }] }] }),
    'Deployment/web.spec.template.spec.initContainers.wait.env.TOKEN',
  ],
  'an option': [app({ command: ['mysql', `--password=${VALUE}`] }), `${CONTAINER}.command.1`],
  'the word after an option': [app({ args: ['--token', VALUE] }), `${CONTAINER}.args.1`],
  'an option with hyphens': [app({ args: [`--api-key="${VALUE}"`] }), `${CONTAINER}.args.0`],
  'a variable in a line of shell': [
    app({ command: ['sh', '-c', `PGPASSWORD=${VALUE} psql`] }),
    `${CONTAINER}.command.2`,
  ],
  'a word by its shape': [app({ args: [`mysql://app:${VALUE}@db`] }), `${CONTAINER}.args.0`],
  'words that are one together': [
    app({ args: ['machine', 'example.com', 'login', 'app', 'password', VALUE, 'last'] }),
    `${CONTAINER}.args.5`,
  ],
  'a header called as a key of GitLab is': [
    probe(`glrt-${VALUE}`, 'x'),
    `${CONTAINER}.livenessProbe.httpGet.httpHeaders.…`,
  ],
  'the command of a probe': [
    app({ readinessProbe: { exec: { command: ['redis-cli', `--password=${VALUE}`] } } }),
    `${CONTAINER}.readinessProbe.exec.command.1`,
  ],
  'a header of a probe': [
    probe('Authorization', VALUE),
    `${CONTAINER}.livenessProbe.httpGet.httpHeaders.Authorization`,
  ],
  'a header with hyphens': [
    probe('X-Api-Key', VALUE),
    `${CONTAINER}.livenessProbe.httpGet.httpHeaders.X-Api-Key`,
  ],
  'an annotation': [
    object('Ingress/a', {}, { annotations: { upstream: `https://app:${VALUE}@db` } }),
    'Ingress/a.metadata.annotations.upstream',
  ],
  'what a custom resource calls a command': [
    object('Tenant/a', { apiVersion: 'example.com/v1', spec: { command: `run mysql://app:${VALUE}@db` } }),
    'Tenant/a.spec.command',
  ],
  'a field of a custom resource': [
    object('Tenant/a', { apiVersion: 'example.com/v1', spec: { urls: [`https://app:${VALUE}@db`] } }),
    'Tenant/a.spec.urls.0',
  ],
};

describe('what looks like a secret is refused', () => {
  test.each(Object.entries(REFUSED))('in %s', (_, [holder, place]) => {
    const found = refusals([holder]).filter((line) => line.includes('C17'));
    expect(found).toEqual([
      expect.stringContaining(`${place}: C17: expected no secret value, got what looks like a secret; name`),
    ]);
  });

  test.each(Object.entries(REFUSED))('and never shown, in %s', (_, [holder]) => {
    expect(refusals([holder]).join()).not.toMatch(new RegExp(`${VALUE}|${base64(VALUE)}`));
  });

  test('by its shape wherever it stands', () => {
    const law = ({ text, secret }: { text: string; secret: string }) => {
      const found = refusals([app({ args: [text] }), object('Ingress/a', {}, { annotations: { text } })]);
      expect([
        found.filter((line) => line.includes('C17: ')).length > 0,
        found.join().includes(secret),
      ]).toEqual([true, false]);
    };
    fc.assert(fc.property(UNMISTAKABLE, law), { seed: 20_260_101, numRuns: 200 });
  });
});

describe('what only names a secret is fine', () => {
  test.each<[string, Manifest]>([
    ['a Secret without data', object('Secret/a', { type: 'Opaque', data: {} })],
    [
      'the key of a Secret',
      app({ env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] }),
    ],
    ['a harmless variable', app({ env: [{ name: 'LOG_LEVEL', value: 'info' }] })],
    [
      'a sealed one',
      object('SealedSecret/a', {
        apiVersion: 'bitnami.com/v1alpha1',
        spec: { encryptedData: { PASSWORD: base64(VALUE) } },
      }),
    ],
    [
      'a variable that Kubernetes puts in',
      app({ args: ['--password=$(DB_PASSWORD)', '--token', '$(TOKEN)'] }),
    ],
    ['a variable of the shell', app({ command: ['sh', '-c', 'mysql --password="$DB_PASSWORD" app'] })],
    ['a command of the shell', app({ command: ['sh', '-c', 'run --token=$(cat /run/token)'] })],
    ['the path of a file', app({ args: ['--token=/run/secrets/token', '--password-file', '/run/password'] })],
    ['an option without a value', app({ args: ['--password', '--verbose'] })],
    // whether anybody may read it is known to who declared it, not here
    ['what looks drawn by lot', app({ env: [{ name: 'SITE', value: VALUE_BY_CHANCE }] })],
    ['a harmless header', probe('X-Forwarded-Proto', 'https')],
    [
      'an annotation that names one',
      object('Ingress/a', {}, { annotations: { 'nginx.ingress.kubernetes.io/auth-secret': 'basic-auth' } }),
    ],
  ])('%s', (_, harmless) => {
    expect(refusals([harmless])).toEqual([]);
  });
});
