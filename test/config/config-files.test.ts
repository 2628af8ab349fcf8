import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { RollingDeployment } from '../../lib';
import { ConfigFiles, type ConfigFilesProps } from '../../lib/config';
import {
  collectInto,
  externalsIn,
  type Finding,
  describe as line,
  NOWHERE,
  provideContext,
} from '../../lib/kernel';
import { render } from '../rendering';

const apps = join(mkdtempSync(join(tmpdir(), 'config-files-')), 'apps');
const folder = join(apps, 'orders');

const PEM = '-----BEGIN PRIVATE KEY-----\nhunter2hunter2hunter2\n';

beforeAll(() => {
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  const files: Readonly<Record<string, string | Buffer>> = {
    '../outside.conf': 'elsewhere',
    'nginx/nginx.conf': 'events {}\n\n',
    'nginx/empty.conf': '',
    'nginx/windows.conf': '\uFEFFone\r\ntwo\t\u0000\r\n',
    'nginx/site.css.gz': Buffer.from([0x1f, 0x8b, 0x00, 0xff]),
    'nginx/tls.pem': PEM,
    'nginx/huge.txt': Buffer.alloc(2 ** 20 + 1, 'a'),
    'nginx/half.txt': Buffer.alloc(2 ** 19 + 1, 'b'),
    'nginx/limit.txt': Buffer.alloc(2 ** 20, 'c'),
    'nginx/large.txt': Buffer.alloc(250_000, 'd'),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  symlinkSync('../../outside.conf', join(folder, 'nginx/out.conf'));
  symlinkSync('nginx.conf', join(folder, 'nginx/in.conf'));
});

afterAll(() => rmSync(join(apps, '..'), { recursive: true, force: true }));

/** A ConfigMap of files as a part of orders, and what is wrong with it. */
function make(props: ConfigFilesProps, around: { readonly folder?: string } = { folder }) {
  const app = new App();
  const findings: string[] = [];
  collectInto(app, { report: (_, found: readonly Finding[]) => findings.push(...found.map(line)) });
  const chart = new Chart(app, 'orders');
  provideContext(chart, { service: 'orders', environment: NOWHERE, ...around });
  const part = new ConfigFiles(chart, 'nginx', props);
  return { chart, part, object: part.configMap.toJson(), findings };
}

const nginx = { files: { 'nginx.conf': 'nginx/nginx.conf' } };

describe('files of a service', () => {
  test.each([
    ['a text', 'nginx/nginx.conf', 'data', 'events {}\n\n'],
    ['an empty one', 'nginx/empty.conf', 'data', ''],
    ['a text of another system, byte for byte', 'nginx/windows.conf', 'data', '\uFEFFone\r\ntwo\t\u0000\r\n'],
    ['what a link inside the folder leads to', 'nginx/in.conf', 'data', 'events {}\n\n'],
    ['a file on a crooked path inside the folder', 'nginx/../nginx/nginx.conf', 'data', 'events {}\n\n'],
    ['what is no UTF-8', 'nginx/site.css.gz', 'binaryData', 'H4sA/w=='],
  ])('may be %s', (_what, file, field, content) => {
    const { object, findings } = make({ files: { file } });
    expect([object[field], findings]).toEqual([{ file: content }, []]);
  });

  test('stand beside texts that differ between environments', () => {
    expect(make({ ...nginx, texts: { 'site.conf': '' } }).object.data).toEqual({
      'nginx.conf': 'events {}\n\n',
      'site.conf': '',
    });
  });

  test('may be 1 MiB together', () => {
    expect(make({ files: { limit: 'nginx/limit.txt', empty: 'nginx/empty.conf' } }).findings).toEqual([]);
  });

  test('can be mounted by their keys', () => {
    const { part } = make({ texts: { b: '', a: '' }, files: { 'site.css.gz': 'nginx/site.css.gz' } });
    expect(part.keys).toEqual(['a', 'b', 'site.css.gz']);
  });

  test('need no folder where they are all texts', () => {
    const chart = new Chart(new App(), 'orders');
    expect(new ConfigFiles(chart, 'nginx', { texts: { a: 'b' } }).name).toMatch(/^orders-nginx-[0-9a-f]{8}$/);
  });

  test('may be applied although they are too large for kubectl to remember', () => {
    const large = make({ files: { large: 'nginx/large.txt' } }).object.metadata.annotations;
    expect(large['argocd.argoproj.io/sync-options']).toBe('PruneLast=true,ServerSideApply=true');
  });

  test('are found in the folder of the chart around them', () => {
    const { findings } = render((chart) => new ConfigFiles(chart, 'nginx', nginx));
    expect(findings).toEqual([
      "yashima/production/nginx.files.nginx.conf: expected a file in apps/yashima, got 'nginx/nginx.conf', which is not there; add it, or correct its path",
    ]);
  });
});

describe('the ConfigMap of files', () => {
  test('is named after service, part and content', () => {
    expect(make(nginx).object.metadata.name).toMatch(/^orders-nginx-[0-9a-f]{8}$/);
  });

  test('has the same name whatever the order of its lines', () => {
    const texts = { a: '1', b: '2' };
    const turned = { b: '2', a: '1' };
    expect(make({ texts }).part.name).toBe(make({ texts: turned }).part.name);
  });

  test('has another name for another content', () => {
    const content = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.string(), { minKeys: 1, maxKeys: 3 });
    const law = (one: Record<string, string>, other: Record<string, string>) =>
      expect(make({ texts: one }).part.name === make({ texts: other }).part.name).toBe(
        Object.keys(one).length === Object.keys(other).length &&
          Object.entries(one).every(([key, text]) => other[key] === text),
      );
    fc.assert(fc.property(content, content, law), { seed: 20_260_101, numRuns: 100 });
  });

  test('has another name where the same text is binary', () => {
    const binary = make({ files: { a: 'nginx/site.css.gz' } }).part.name;
    expect(make({ texts: { a: 'H4sA/w==' } }).part.name).not.toBe(binary);
  });

  test('is immutable, applied before the pods and pruned when none of the old rollout is left', () => {
    const { immutable, metadata } = make(nginx).object;
    expect([immutable, metadata.annotations]).toEqual([
      true,
      { 'argocd.argoproj.io/sync-options': 'PruneLast=true', 'argocd.argoproj.io/sync-wave': '-30' },
    ]);
  });

  test('has no checksum, for its name says as much', () => {
    expect(make(nginx).part.checksum).toBeUndefined();
  });

  test('is a reference that leads to what the chart renders', () => {
    const { chart, part } = make(nginx);
    expect([part.kind, [...externalsIn(chart)]]).toEqual(['ConfigMap', []]);
  });
});

describe('a ConfigMap of files with a fixed name', () => {
  const fixed = (text: string) => make({ name: 'nginx.config', texts: { a: text } });

  test('is called exactly so, and can be changed', () => {
    const { object } = fixed('1');
    expect([object.metadata.name, 'immutable' in object]).toEqual(['nginx.config', false]);
  });

  test('has a checksum that changes with its content', () => {
    const [one, same, other] = ['1', '1', '2'].map((text) => fixed(text).part.checksum);
    expect([one, one === same, one === other]).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/), true, false]);
  });
});

test('pods that mount files find them, and are rolled when they change', () => {
  const namesOf = (text: string) => {
    const rendered = render((chart) => {
      const configMap = new ConfigFiles(chart, 'nginx', { texts: { 'nginx.conf': text } });
      new RollingDeployment(chart, 'proxy', { volumes: { '/etc/nginx': { configMap } } });
    });
    const volumes = rendered.pod('Deployment', 'yashima-proxy').spec?.volumes ?? [];
    expect(rendered.names('ConfigMap')).toEqual(volumes.flatMap(({ configMap }) => configMap?.name ?? []));
    return rendered.names('ConfigMap');
  };
  expect(namesOf('a')).not.toEqual(namesOf('b'));
});

describe('files of a service refuse', () => {
  const IN = 'expected a file in apps/orders, got';
  test.each<[string, ConfigFilesProps, string]>([
    [
      'a file that is not there, and say what is',
      { files: { a: 'nginx/typo.conf' } },
      `.files.a: ${IN} 'nginx/typo.conf', which is not there; add it, or correct its path: there is 'nginx/empty.conf', 'nginx/half.txt', 'nginx/huge.txt', 'nginx/in.conf', 'nginx/large.txt', 'nginx/limit.txt', 'nginx/nginx.conf', 'nginx/out.conf', 'nginx/site.css.gz', 'nginx/tls.pem', 'nginx/windows.conf'`,
    ],
    [
      'a file of a directory that is not there',
      { files: { a: 'ngnix/nginx.conf' } },
      `.files.a: ${IN} 'ngnix/nginx.conf', which is not there; add it, or correct its path: there is 'nginx'`,
    ],
    [
      'a path that leaves the folder',
      { files: { a: '../outside.conf' } },
      `.files.a: ${IN} '../outside.conf'; copy it there: a service is made of its own folder`,
    ],
    [
      'an absolute path',
      { files: { a: '/etc/hosts' } },
      `.files.a: ${IN} '/etc/hosts'; copy it there: a service is made of its own folder`,
    ],
    [
      'a link that leaves the folder',
      { files: { a: 'nginx/out.conf' } },
      `.files.a: ${IN} 'nginx/out.conf'; copy it there: a service is made of its own folder`,
    ],
    [
      'a directory',
      { files: { a: 'nginx' } },
      `.files.a: ${IN} 'nginx', a directory; name each of its files`,
    ],
    ['the folder itself', { files: { a: '' } }, `.files.a: ${IN} '', a directory; name each of its files`],
    [
      'a file of more than 1 MiB',
      { files: { a: 'nginx/huge.txt' } },
      ': expected 1048576 bytes (1 MiB) together, got 1048577 bytes; put what is large into the image, or onto a volume',
    ],
    [
      'more than 1 MiB together',
      { files: { a: 'nginx/half.txt', b: 'nginx/half.txt' } },
      ': expected 1048576 bytes (1 MiB) together, got 1048578 bytes; put what is large into the image, or onto a volume',
    ],
    [
      'a private key',
      { files: { a: 'nginx/tls.pem' } },
      '.files.a: expected a file that anybody may read, got one with what looks like a secret; put it into a Secret that is made outside of dist, and mount that',
    ],
    [
      'a password in a text',
      { texts: { a: 'proxy_pass https://app:hunter2@db;' } },
      '.texts.a: expected a file that anybody may read, got one with what looks like a secret; put it into a Secret that is made outside of dist, and mount that',
    ],
    [
      'a key with a directory',
      { files: { 'conf.d/site.conf': 'nginx/nginx.conf' } },
      ".files.conf.d/site.conf: expected a key of letters, digits, '-', '_' and '.', got something else; name the file without directories, and give it its place by items of the volume",
    ],
    [
      'a key in both',
      { ...nginx, texts: { 'nginx.conf': '' } },
      ".texts.nginx.conf: expected each key once, got 'nginx.conf' in files too; remove one of the two",
    ],
    [
      'to be none',
      {},
      ".files: expected a file or a text, got nothing; name one: files: { 'nginx.conf': 'nginx/nginx.conf' }",
    ],
    [
      'a name that cannot be one',
      { ...nginx, name: 'My_Config' },
      ".name: expected a name of lower-case letters, digits, '-' and '.', 63 characters at most, got 'My_Config'; choose a shorter or simpler name",
    ],
  ])('%s, once', (_what, props, message) => {
    expect(make(props).findings).toEqual([`orders/nginx${message}`]);
  });

  test('a chart that has no folder, once for all files', () => {
    expect(make({ files: { a: 'a', b: 'b' } }, {}).findings).toEqual([
      'orders/nginx.files: expected a chart with a folder below apps, got one without; write texts, or let the chart extend the ServiceChart of a platform',
    ]);
  });

  test('what is no text, which JavaScript may pass', () => {
    const texts = { a: 1 as unknown as string }; // it is none, which is the point
    expect(make({ texts }).findings).toEqual([
      'orders/nginx.texts.a: expected a text, got number; write it as a string, or leave it out',
    ]);
  });

  test('what looks like a secret without showing it anywhere', () => {
    const { object, findings } = make({ files: { a: 'nginx/tls.pem' }, texts: { b: PEM } });
    expect(JSON.stringify([object, findings])).not.toContain('hunter2');
  });
});
