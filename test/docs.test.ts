import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { render } from '../lib/testing';
import { chartsOf, examplesIn, pages, textOf, workIn, writeExamples } from './examples';

const ROOT = join(__dirname, '..');
const WORK = workIn('docs');
const examples = examplesIn(WORK);

/** Props of parts that no chart makes itself. */
const NOT_OF_CHARTS =
  /^(Contract|Hook|Judge|NamespacePolicies|Serialise|SopsStore|Synth|Thrown|WritePlan)Props$/;

const sources: readonly string[] = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => textOf(`lib/${file}`));

/** Ids in the first argument of `warn`, which may choose between two. */
const warningsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\.warn\(([^,]*),/g)].flatMap(([, id = '']) => id.match(/[A-Z]\d+/g) ?? []);

/** What charts and platforms are written with: the props that the front door or a room's index exports. */
const publicProps = sources.flatMap((source) =>
  [...source.matchAll(/^export interface (\w+Props)\b[^{]*\{\n(.*?)^\}/gms)].flatMap(
    ([, name = '', body = '']) =>
      NOT_OF_CHARTS.test(name)
        ? []
        : [[name, [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, prop = '']) => prop)] as const],
  ),
);

describe('the documentation', () => {
  beforeAll(() => {
    writeExamples(WORK, examples);
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
      'state',
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

  test.each(examples)('$title loads, and its charts render without an error in every cluster', (example) => {
    expect(Object.values(require(example.file))).not.toEqual([]);
    for (const chart of chartsOf(example)) {
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

  test.each(publicProps)('%s is shown in an example, every property of it', (_, names) => {
    const code = examples.map((example) => example.code).join('\n');
    const isShown = (name: string) => new RegExp(`\\b${name}\\b(:|,| \\}|\\s*\\})`).test(code);
    expect(names.filter((name) => !isShown(name))).toEqual([]);
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
