import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Finding, inspect, kebabCase, Words } from '../kernel';
import type { Platform } from '../platform';
import { type ChartClass, isChartClass } from './chart-class';
import { placeIn, thrown } from './thrown';

/** A folder of apps that holds a service, and its chart unless something is wrong with it. */
export interface Service {
  readonly name: string;
  readonly chart: ChartClass | undefined;
  readonly findings: readonly Finding[];
}

const CHART_FILES = ['chart.ts', 'chart.js'];

/** Finds the services: a folder is one if it holds a chart or a releases.yaml. */
export const discover = (apps: string): readonly Service[] =>
  (existsSync(apps) ? readdirSync(apps) : [])
    .filter((name) => [...CHART_FILES, 'releases.yaml'].some((file) => existsSync(join(apps, name, file))))
    .toSorted()
    .map((name) => load(apps, name));

function load(apps: string, name: string): Service {
  const file = CHART_FILES.find((candidate) => existsSync(join(apps, name, candidate)));
  const path = `${basename(apps)}/${name}/${file ?? CHART_FILES[0]}`;
  if (file === undefined) {
    const fix = `write the chart; 'kube retire ${name}' takes a service away`;
    return {
      name,
      chart: undefined,
      findings: refusal(path, 'a chart beside releases.yaml', 'no file', fix),
    };
  }
  try {
    return choose(name, path, require(join(apps, name, file)));
  } catch (error) {
    // A fault in a file that many charts load is one finding of that file.
    const culprit = placeIn(apps, error)?.split(':')[0] ?? path;
    const findings = thrown(error, { path: culprit, expected: 'a file that can be loaded', apps });
    return { name, chart: undefined, findings };
  }
}

/** The class whose name in kebab case is the folder's: a service's name is written nowhere else. */
function choose(name: string, path: string, exported: object): Service {
  const classes = Object.values(exported).filter(isChartClass);
  const chart = classes.find((candidate) => kebabCase(candidate.name) === name);
  if (chart !== undefined) return { name, chart, findings: [] };
  const expected = `an exported class ${pascalCase(name)} that extends ServiceChart`;
  const names = classes.map((found) => found.name).join(', ');
  const got = names === '' ? 'none that extends it' : names;
  const fix = 'name the class after the folder, or the folder after the class';
  return { name, chart: undefined, findings: refusal(path, expected, got, fix) };
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

const refusal = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;

/** The platforms that charts belong to: one as a rule. */
export const platformsOf = (services: readonly Service[]): readonly Platform[] => [
  ...new Set(services.flatMap(({ chart }) => (chart === undefined ? [] : [chart.platform]))),
];
