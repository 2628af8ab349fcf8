import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChartClass } from '../lib/synth';
import { render } from '../lib/testing';

const ROOT = join(__dirname, '..');
const WORK = join(ROOT, 'build/docs');

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).map((file) => `lib/${file}`),
]
  .filter((file) => file.endsWith('.md'))
  .sort();

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

interface Example {
  readonly title: string;
  readonly file: string;
  readonly code: string;
}

/** Every TypeScript example of every page, each as a module of its own. */
const examples: readonly Example[] = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], index) => {
    const name = `${page.replace(/\W+/g, '-')}-${index + 1}`;
    return { title: `${page}, example ${index + 1}`, file: join(WORK, name, 'chart.ts'), code };
  }),
);

const sources: readonly string[] = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => textOf(`lib/${file}`));

/** Ids in the first argument of `warn`, which may choose between two. */
const warningsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\.warn\(([^,]*),/g)].flatMap(([, id = '']) => id.match(/[A-Z]\d+/g) ?? []);

const isChart = (exported: unknown): exported is ChartClass =>
  typeof exported === 'function' && 'platform' in exported;

describe('the documentation', () => {
  beforeAll(() => {
    rmSync(WORK, { recursive: true, force: true });
    for (const { file, code } of examples) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code.replaceAll("'../../lib'", "'cdk8s-rails'"));
    }
    writeFileSync(join(WORK, 'platform.ts'), "export * from '../../apps/platform';\n");
    const paths = {
      'cdk8s-rails': ['../../lib/index.ts'],
      'cdk8s-rails/testing': ['../../lib/testing/index.ts'],
    };
    const config = { extends: '../../tsconfig.json', compilerOptions: { paths }, include: ['.'] };
    writeFileSync(join(WORK, 'tsconfig.json'), JSON.stringify(config));
  });

  test('has examples for every room that app teams meet', () => {
    const withExample = new Set(examples.map(({ title }) => title.replace(/, example.*/, '')));
    for (const room of [
      'container',
      'config',
      'rollout',
      'job',
      'network',
      'service',
      'platform',
      'testing',
    ]) {
      expect(withExample).toContain(`lib/${room}/README.md`);
    }
  });

  test('has examples that compile', () => {
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const compile = () => execFileSync(tsc, ['-p', WORK], { encoding: 'utf8', cwd: ROOT });
    expect(compile()).toBe('');
  }, 60_000);

  test.each(examples)('$title loads, and its charts render without an error in every cluster', ({ file }) => {
    const exported = Object.values(require(file));
    expect(exported).not.toEqual([]);
    for (const chart of exported.filter(isChart)) {
      for (const { name, cluster } of chart.platform.clusters) {
        const { objects } = render(chart, name, {
          cluster: cluster.name,
          image: 'registry.example.com/example:4f2a9c1',
        });
        expect(objects.length).toBeGreaterThan(0);
      }
    }
  });

  test('explains every warning that there is, and no other', () => {
    const [, table = ''] = textOf('lib/README.md').split('## Warnings');
    const explained = [...table.matchAll(/^\| ([A-Z]\d+) +\|/gm)].map(([, id]) => id);
    expect(explained.sort()).toEqual([...new Set(sources.flatMap(warningsIn))].sort());
  });

  test('shows the chart of yashima as it is', () => {
    expect(textOf('README.md')).toContain(readFileSync(join(ROOT, 'apps/yashima/chart.ts'), 'utf8'));
  });

  test.each(pages)('%s links to nothing that is not there', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(
      ([, link = '']) => link,
    );
    const broken = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(broken.map((link) => relative(ROOT, join(ROOT, dirname(page), link)))).toEqual([]);
  });
});
