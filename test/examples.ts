import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChartClass } from '../lib/synth';

const ROOT = join(__dirname, '..');

/** Where the examples become files; each suite that runs at the same time has a folder of its own. */
export const workIn = (folder: string): string => join(ROOT, 'build', folder);

/** Every page of the documentation, from the top of the repository. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).map((file) => `lib/${file}`),
]
  .filter((file) => file.endsWith('.md'))
  .sort();

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

export interface Example {
  readonly title: string;
  readonly file: string;
  readonly code: string;
}

/** Every TypeScript example of every page, each as a module of its own. */
export const examplesIn = (work: string): readonly Example[] =>
  pages.flatMap((page) =>
    [...textOf(page).matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], index) => {
      const name = `${page.replace(/\W+/g, '-')}-${index + 1}`;
      return { title: `${page}, example ${index + 1}`, file: join(work, name, 'chart.ts'), code };
    }),
  );

/** Writes them beside the platform that they extend. */
export function writeExamples(work: string, examples: readonly Example[]): void {
  rmSync(work, { recursive: true, force: true });
  for (const { file, code } of examples) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code.replaceAll("'../../lib'", "'cdk8s-rails'"));
  }
  writeFileSync(join(work, 'platform.ts'), "export * from '../../apps/platform';\n");
}

/** The charts that an example exports. */
export const chartsOf = ({ file }: Example): readonly ChartClass[] =>
  Object.values(require(file)).filter(isChart);

const isChart = (exported: unknown): exported is ChartClass =>
  typeof exported === 'function' && 'platform' in exported;
