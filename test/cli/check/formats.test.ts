import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { accentFor } from '../../../lib/cli/check/accent';
import { deployRepository } from '../freeze/repository';
import { kube } from './kube';

/** A repository in which one of two services is refused. */
function broken(): string {
  const { root } = deployRepository();
  writeFileSync(join(root, 'apps/himekuri/releases.yaml'), 'production: 4f2a9c1\nqua: 4f2a9c1\n');
  return root;
}

describe('kube check --format', () => {
  test('github: a command a finding, at the file that somebody wrote', async () => {
    const { exitCode, out } = await kube(broken(), 'check', '--format', 'github');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^::error file=apps\/himekuri\/releases\.yaml,title=property::/);
  });

  test('sarif: a result a finding', async () => {
    const { out } = await kube(broken(), 'check', '--format', 'sarif');
    const { runs } = JSON.parse(out);
    expect(runs[0].results.map(({ level }: { level: string }) => level)).toEqual(['error', 'error']);
  });

  test('refuses a format that there is not, and says which was meant', async () => {
    const { exitCode, err } = await kube(broken(), 'check', '--format', 'sarrif');
    expect(exitCode).toBe(2);
    expect(err).toBe(
      "kube check --format: expected one of text, json, sarif, github, got 'sarrif'; did you mean 'sarif'?",
    );
  });
});

describe('kube check yashima', () => {
  test('says what is wrong with that service only', async () => {
    const root = broken();
    expect(await kube(root, 'check', 'yashima')).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(
        /^yashima\/production\n(.*\n)*1 service in 3 clusters: 0 errors, 0 warnings, 0 files of dist not fresh$/,
      ),
    });
    expect(await kube(root, 'check', 'himekuri')).toMatchObject({ exitCode: 1 });
  });

  test('refuses a name that no service has', async () => {
    const { exitCode, err } = await kube(broken(), 'check', 'yashma');
    expect([exitCode, err]).toEqual([
      2,
      "kube check: expected a service below apps, got 'yashma'; did you mean 'yashima'?",
    ]);
  });
});

describe('kube check --file', () => {
  const files = (text: string): string => {
    const { root } = deployRepository();
    writeFileSync(join(root, 'web.yaml'), text);
    return root;
  };
  const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: web, labels: { version: 1.2 } }
spec: { ports: [{ port: 80 }] }
`;

  test('judges objects of any origin, by file and line', async () => {
    const root = files(`---\n${SERVICE}`);
    const { exitCode, out } = await kube(root, 'check', '--file', 'web.yaml', '--format', 'github');
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /^::error file=web\.yaml,line=4,title=C3::web\.yaml\/Service\/web\.metadata\.labels/m,
    );
    expect(out).toMatch(/1 object in 1 file: 1 error, 0 warnings/);
  });

  test('takes what is not in the files to be elsewhere, unless they are the whole', async () => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: web }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
    const root = files(ingress);
    expect((await kube(root, 'check', '--file', 'web.yaml')).out).not.toContain(': C14: ');
    expect((await kube(root, 'check', '--file', 'web.yaml', '--whole')).out).toContain(': C14: ');
  });

  test('reads a file as kubectl does', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { TLS: off }\n';
    expect((await kube(files(text), 'check', '--file', 'web.yaml')).out).toContain(
      'data.TLS: K2: expected a string',
    );
  });

  test.each([
    ['that leads nowhere', 'data: { PASSWORD: *hunter2-Zq9x }'],
    ['in a circle', 'data: &hunter2 { a: *hunter2 }'],
    [
      'to too much',
      `a: &hunter2 [${'x,'.repeat(200)}]\nb: &b [${'*hunter2 ,'.repeat(200)}]\nc: [${'*b ,'.repeat(200)}]`,
    ],
  ])('refuses an alias %s, and shows nothing of it', async (_, text) => {
    const { exitCode, out, err } = await kube(
      files(`kind: Secret\n${text}\n`),
      'check',
      '--file',
      'web.yaml',
    );
    expect([exitCode, err]).toEqual([1, '']);
    expect(out).toContain(
      'web.yaml:1: expected YAML, got aliases that lead nowhere, in circles or to too much',
    );
    expect(out).not.toContain('hunter2');
  });

  test('looks into Lists, and into nothing else that has items', async () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n';
    const inner = `- ${SERVICE.trim().replaceAll('\n', '\n  ')}\n`;
    const own = 'apiVersion: example.com/v1\nkind: Cart\nmetadata: { name: a }\nitems: [{ a: 1 }]\n';
    const { out } = await kube(files(`${list}${inner}---\n${own}`), 'check', '--file', 'web.yaml');
    expect(out).toContain('Service/web.metadata.labels.version: C3');
    expect(out).toContain('2 objects in 1 file');
  });

  test('refuses a file without objects', async () => {
    const { exitCode, out } = await kube(files('---\n'), 'check', '--file', 'web.yaml');
    expect([exitCode, out]).toEqual([1, expect.stringContaining('web.yaml: expected objects, got none')]);
  });

  test('refuses what is no YAML, and what is no object, by line', async () => {
    const root = files('kind: [\n---\nx: 1\n');
    const { exitCode, out } = await kube(root, 'check', '--file', 'web.yaml');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/web\.yaml:\d: expected YAML, got /);
    expect(out).toContain('web.yaml:3: expected an object with apiVersion, kind and metadata.name');
  });

  test.each([
    [
      ['--file', 'gone.yaml'],
      1,
      'gone.yaml: expected a file that can be read, got none; name one that is there',
    ],
    [
      ['--kubernetes', '1.34'],
      2,
      'kube check: expected --file, got --kubernetes without it; name the files, or leave it out',
    ],
    [
      ['yashima', '--file', 'web.yaml'],
      2,
      'kube check: expected services or --file, got both; leave one of them out',
    ],
    [
      ['--file', 'web.yaml', '--kubernetes', 'x'],
      2,
      "kube check --kubernetes: expected a version such as '1.34', got another text; write major and minor",
    ],
  ])('refuses %j', async (typed, code, said) => {
    const { exitCode, err } = await kube(files(SERVICE), 'check', ...typed);
    expect([exitCode, err]).toEqual([code, said]);
  });

  test('needs no services where no environment is named', async () => {
    const root = files(SERVICE.replace('1.2', 'a'));
    rmSync(join(root, 'apps'), { recursive: true });
    expect(await kube(root, 'check', '--file', 'web.yaml')).toMatchObject({ exitCode: 0 });
  });
});

describe('kube check --explain', () => {
  test('says what a check is about', async () => {
    expect((await kube(broken(), 'check', '--explain', 'c18')).out.split('\n')).toEqual([
      'C18 (error): what an autoscaler scales names no number of replicas',
      'otherwise: each sync sets the number of pods back',
      'do: leave replicas out, or take the autoscaler away',
    ]);
  });

  test('says which checks find a failure mode', async () => {
    expect((await kube(broken(), 'check', '--explain', 'F9')).out).toMatch(
      /^failure mode F9: .* \(found by C21, O2\)$/,
    );
  });

  test('refuses an id that no check has', async () => {
    expect(await kube(broken(), 'check', '--explain', 'Q999')).toMatchObject({ exitCode: 2 });
  });
});

describe('colour', () => {
  test('is for terminals, and for those who do not mind', () => {
    expect(accentFor({ isRead: true }, {})?.error('x')).toBe('\u001b[31mx\u001b[0m');
    expect(accentFor({ isRead: true }, { NO_COLOR: '1' })).toBeUndefined();
    expect(accentFor({ isRead: false }, {})).toBeUndefined();
  });
});

describe('kube check --acknowledged', () => {
  test('says what charts allow themselves, and why', async () => {
    const { copy, write } = deployRepository();
    write(
      'apps/himekuri/chart.js',
      `const { ServiceChart } = require('../platform');
exports.Himekuri = class Himekuri extends ServiceChart {
  constructor(scope) {
    super(scope);
    this.acknowledge('P1', 'one page a day');
  }
};
`,
    );
    const { out } = await kube(copy(), 'check', '--acknowledged');
    expect(out).toBe('himekuri: P1: one page a day');
  });
});
