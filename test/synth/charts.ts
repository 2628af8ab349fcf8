import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Environment, NOWHERE, provideContext } from '../../lib/kernel';
import type { ChartClass } from '../../lib/synth/chart-class';
import { type Rendering, renderChart } from '../../lib/synth/render';

export const PRODUCTION: Environment = {
  ...NOWHERE,
  name: 'production',
  cluster: { name: 'production', primary: true },
  clusterScoped: ['Tenant.example.com'],
};

const platform = { apps: __dirname, environments: ['production'], clusters: [PRODUCTION], findings: [] };

/** A chart `Yashima` whose constructor does what the test says. */
export function yashima(build: (chart: Chart) => void): ChartClass {
  return class Yashima extends Chart {
    static readonly platform = platform;

    constructor(scope: Construct) {
      super(scope, 'yashima', { namespace: 'yashima' });
      provideContext(this, { service: 'yashima', environment: PRODUCTION });
      build(this);
    }
  };
}

export const rendered = (build: (chart: Chart) => void, environment = PRODUCTION): Rendering =>
  renderChart(yashima(build), environment);

/** Adds an object whose kind and name are given as `Kind/name`. */
export function add(chart: Construct, title: string, fields: object = {}, metadata: object = {}): ApiObject {
  const [kind = '', name = ''] = title.split('/');
  return new ApiObject(chart, title, { apiVersion: 'v1', kind, metadata: { name, ...metadata }, ...fields });
}

export const titles = ({ objects }: Rendering): readonly string[] =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
