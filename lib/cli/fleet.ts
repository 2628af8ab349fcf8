import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InvalidProps } from '../kernel';
import type { ChartClass, Service } from '../synth';
import { misuse } from './misuse';
import { hint, typed } from './near';
import { loadTypeScript } from './typescript';

/** The services below one folder, as a command finds them. */
export interface Fleet {
  /** Absolute. */
  readonly apps: string;
  readonly services: readonly Service[];
}

/** A service whose chart can be loaded. */
export interface FoundService {
  readonly name: string;
  readonly chart: ChartClass;
}

/** Finds the folder of the services, `given` or the nearest `apps` above `directory`, and loads their charts. */
export function openFleet(directory: string, given?: string): Fleet {
  const apps = given === undefined ? appsAbove(directory) : resolve(directory, given);
  if (apps === undefined || !hasServices(apps)) {
    const got = given === undefined ? 'none from here upwards' : 'a folder without';
    return misuse(
      'kube',
      'a folder apps with charts',
      got,
      'change to the repository, or name it with --apps',
    );
  }
  if (filesOf(apps).some((file) => file.endsWith('.ts'))) loadTypeScript(apps);
  const { discover }: typeof import('../synth') = require('../synth');
  // as Git names it, which follows symbolic links
  const real = realpathSync(apps);
  return { apps: real, services: discover(real) };
}

/** The service of that name; what is wrong with its chart ends the command. */
export function serviceIn({ apps, services }: Fleet, name: string): FoundService {
  const service = services.find((candidate) => candidate.name === name);
  if (service === undefined) {
    const names = services.map((candidate) => candidate.name);
    return misuse(
      'kube',
      `a service below ${basename(apps)}`,
      typed(name, names),
      hint(name, names, 'write its chart'),
    );
  }
  return { name, chart: chartOf(service) };
}

/** Every service; what is wrong with one chart ends the command. */
export const allServices = ({ services }: Fleet): readonly FoundService[] =>
  services.map((service) => ({ name: service.name, chart: chartOf(service) }));

function chartOf({ chart, findings }: Service): ChartClass {
  if (chart === undefined) throw new InvalidProps(findings);
  const broken = chart.platform.findings.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) throw new InvalidProps(broken);
  return chart;
}

function appsAbove(directory: string): string | undefined {
  const apps = join(directory, 'apps');
  if (hasServices(apps)) return apps;
  return directory === dirname(directory) ? undefined : appsAbove(dirname(directory));
}

const hasServices = (apps: string): boolean => existsSync(apps) && filesOf(apps).length > 0;

/** The platform's file and the charts. */
const filesOf = (apps: string): readonly string[] =>
  readdirSync(apps, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? ['chart.ts', 'chart.js'].map((file) => join(apps, entry.name, file)).filter(existsSync)
      : /^platform\.[jt]s$/.test(entry.name)
        ? [join(apps, entry.name)]
        : [],
  );
