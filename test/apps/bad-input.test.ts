import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));

const EXAMPLES = ['yashima', 'tokei', 'himekuri'];
const CLUSTERS = readdirSync(join(ROOT, 'dist')).filter((folder) => folder !== 'argocd');
const COPIED = ['apps/platform.ts', 'apps/main.ts', 'package.json', 'tsconfig.json'];

/** The repository as a team has it: apps and dist of its own, the library and packages of this one. */
function checkout(name: string): string {
  const root = join(folder, name);
  const services = EXAMPLES.map((service) => `apps/${service}`);
  const files = CLUSTERS.flatMap((cluster) => EXAMPLES.map((service) => `dist/${cluster}/${service}`));
  for (const part of [...COPIED, ...services, ...files]) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  }
  for (const part of ['lib', 'imports', 'node_modules']) symlinkSync(join(ROOT, part), join(root, part));
  return root;
}

/** What `npm run synth` does, in a process of its own. */
function synth(root: string) {
  const tsx = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
  const { status, stderr } = spawnSync('node', ['--import', tsx, 'apps/main.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, lines: stderr.trim().split('\n') };
}

const filesOf = (root: string, service: string): Record<string, string> =>
  Object.fromEntries(
    CLUSTERS.map((cluster) => {
      return [cluster, readFileSync(join(root, 'dist', cluster, service, `${service}.k8s.yaml`), 'utf8')];
    }),
  );

interface Mistake {
  readonly title: string;
  readonly file: string;
  /** The file's text with the mistake; undefined for no file at all. */
  readonly make: (text: string) => string | undefined;
  /** Every line that is printed about it. */
  readonly lines: readonly (string | RegExp)[];
}

const CHART = 'apps/yashima/chart.ts';
const RELEASES = 'apps/yashima/releases.yaml';
const ELSEWHERE = '(also in production-osaka, qa, sandbox)';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a missing releases.yaml',
    file: RELEASES,
    make: () => undefined,
    lines: [/^apps\/yashima\/releases\.yaml: expected a file, got nothing; write it with a line such as/],
  },
  {
    title: 'an unparsable releases.yaml',
    file: RELEASES,
    make: () => 'production: [4f2a9c1\n',
    lines: [/^apps\/yashima\/releases\.yaml: expected YAML, got .*line \d+, column \d+.*; .+/],
  },
  {
    title: 'an unknown key in releases.yaml',
    file: RELEASES,
    make: (text) => `${text}staging: 4f2a9c1\n`,
    lines: [/^apps\/yashima\/releases\.yaml\.staging: expected one of production, .*, got 'staging'; .+/],
  },
  {
    title: 'a tag `latest` in production',
    file: RELEASES,
    make: (text) => text.replace('4f2a9c1', 'latest'),
    lines: [
      /^apps\/yashima\/releases\.yaml\.production: F54: expected an immutable tag or a digest, got 'latest'; .+/,
    ],
  },
  {
    title: 'a chart that throws',
    file: CHART,
    make: (text) => text.replace('rails = new', 'broken = JSON.parse("{");\n  rails = new'),
    lines: [
      /^yashima\/production: expected a chart that can be rendered, got SyntaxError: .*chart\.ts:\d+; .+/,
    ],
  },
  {
    title: 'a chart with three mistakes',
    file: CHART,
    make: (text) =>
      text.replace("memory: '768Mi'", "memory: '0Mi', maxSurge: 0").replace('*/15 * * * *', '61 * * * *'),
    lines: [
      /^yashima\/production\/crons\/expire-carts\.schedule: expected minute 0 to 59, got '61'; .+/,
      `yashima/production/web.maxSurge: expected more than 0 when maxUnavailable is 0, got 0; raise maxSurge (default '10%') or set maxUnavailable: 1 ${ELSEWHERE}`,
      /^yashima\/production\/web\.memory: expected an amount such as '768Mi' or '1\.5Gi', got '0Mi'; .+/,
    ],
  },
  {
    title: 'a class that does not match its folder',
    file: CHART,
    make: (text) => text.replace('class Yashima', 'class Yoshima'),
    lines: [/^apps\/yashima\/chart\.ts: expected .*Yashima.*, got .*Yoshima.*; .+/],
  },
];

describe.each(MISTAKES)('$title', ({ title, file, make, lines }) => {
  const root = checkout(title.replace(/\W+/g, '-'));
  const before = filesOf(root, 'yashima');
  const text = make(readFileSync(join(root, file), 'utf8'));
  if (text === undefined) rmSync(join(root, file));
  else writeFileSync(join(root, file), text);
  // the neighbours have something new to write
  writeFileSync(join(root, 'apps/himekuri/releases.yaml'), "production: '20261102'\nsandbox: '20261102'\n");
  const outcome = synth(root);

  test('is answered line by line with path, expected, got and fix', () => {
    const findings = outcome.lines.slice(0, lines.length);
    for (const [index, line] of lines.entries()) {
      if (typeof line === 'string') expect(findings[index]).toBe(line);
      else expect(findings[index]).toMatch(line);
    }
  });

  test('is answered with nothing else but the outcome', () => {
    expect(outcome.lines.slice(lines.length)).toEqual([
      'yashima keeps its previous files; 2 other services written',
    ]);
  });

  test('ends with exit code 1', () => {
    expect(outcome.status).toBe(1);
  });

  test("leaves the service's files as they were, in every cluster", () => {
    expect(filesOf(root, 'yashima')).toEqual(before);
  });

  test('does not keep the other services from being written', () => {
    expect(filesOf(root, 'himekuri').production).toContain('registry.example.com/himekuri:20261102');
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
