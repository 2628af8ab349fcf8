import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll } from '@jest/globals';
import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { definePlatform } from '../../lib';
import { type Finding, InvalidProps, type Manifest, parseImage, renderIn } from '../../lib/kernel';
import type { EnvironmentProps } from '../../lib/platform';
import { judge } from '../../lib/policy';
import type { ServiceChartProps } from '../../lib/service';
import { type ChartClass, renderChart } from '../../lib/synth';
import { findingLines } from '../../lib/synth/summary';
import { toYaml } from '../../lib/synth/yaml';

const apps = mkdtempSync(join(tmpdir(), 'secrets-'));
const folder = join(apps, 'yashima');
mkdirSync(folder);
afterAll(() => rmSync(apps, { recursive: true, force: true }));

/** Writes a file of the service that is rendered. */
export const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

export const FACTS: EnvironmentProps<'production'> = {
  kubernetes: '1.34',
  domain: 'example.com',
  registry: 'registry.example.com',
  timeZone: 'Asia/Tokyo',
  ingress: { controller: 'alb', sources: ['10.10.0.0/16'] },
};

const platformOf = (production: EnvironmentProps<'production'>) =>
  definePlatform({ apps, environments: { production } });
const usual = platformOf(FACTS);

/** A chart of the usual platform, for whoever says what is in it. */
export class Chart extends usual.ServiceChart {}

export interface Around {
  readonly settings?: ServiceChartProps;
  readonly facts?: EnvironmentProps<'production'>;
  /** In place of what releases.yaml names. */
  readonly image?: string;
}

export interface Outcome {
  /** All that a person or a program is told, in every way in which it is. */
  readonly said: string;
  readonly refused: boolean;
  readonly written: string;
}

type Build = (chart: Chart) => unknown;

function chartClass(build: Build, { settings, facts }: Around) {
  const platform = facts === undefined ? usual : platformOf(facts);
  class Yashima extends platform.ServiceChart {
    constructor(scope: Construct) {
      super(scope, settings);
      build(this);
    }
  }
  return { platform, Yashima };
}

/** What synth would say and write of a chart whose constructor does what the test says. */
export function outcome(build: Build, around: Around = {}): Outcome {
  const { platform, Yashima } = chartClass(build, around);
  const [environment] = platform.clusters;
  if (environment === undefined) throw new Error('no cluster');
  const chart: ChartClass = Yashima;
  const image = around.image === undefined ? undefined : parseImage(around.image);
  const rendering = renderChart(chart, environment, image);
  const judged = judge([rendering], { whole: true }).map(({ finding }) => finding);
  const findings = [...platform.findings, ...rendering.findings, ...judged];
  return {
    said: told(findings),
    refused: findings.some(({ severity }) => severity === 'error'),
    written: written(rendering.objects),
  };
}

/** As lines, as JSON, and as Node prints an error that nobody catches. */
const told = (findings: readonly Finding[]): string =>
  [
    ...findingLines(findings, ['production']),
    JSON.stringify(findings),
    inspect(new InvalidProps(findings), { depth: 9 }),
  ].join('\n');

/** Nothing is written where something was refused, and a half-made object may be no YAML. */
const written = (objects: readonly Manifest[]): string => (objects.length === 0 ? '' : toYaml(objects));

/** What a chart throws where no synth collects what it has to say: message, stack and fields. */
export function thrownBy(build: Build): string {
  const { platform, Yashima } = chartClass(build, {});
  const app = new App();
  const [environment] = platform.clusters;
  if (environment !== undefined) renderIn(app, environment);
  try {
    new Yashima(app);
    return '';
  } catch (error) {
    return error instanceof InvalidProps ? `${error.stack} ${inspect(error)} ${JSON.stringify(error)}` : '';
  }
}
