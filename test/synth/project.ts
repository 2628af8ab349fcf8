import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type SynthResult, synth } from '../../lib/synth';

const KERNEL = join(__dirname, '..', '..', 'lib', 'kernel');

/** A platform with three clusters, and a chart class that renders ConfigMaps. */
const PLATFORM = `
const { Chart, ApiObject } = require(${JSON.stringify(require.resolve('cdk8s'))});
const kernel = require(${JSON.stringify(KERNEL)});
const { environmentAround, kebabCase, NOWHERE, planFor, provideContext } = kernel;
const cluster = (name) => ({ ...NOWHERE, name, cluster: { name, primary: true } });
const clusters = ['production', 'qa', 'sandbox'].map(cluster);
exports.kernel = kernel;
exports.ApiObject = ApiObject;
exports.ServiceChart = class ServiceChart extends Chart {
  static platform = { apps: __dirname, environments: ['production', 'qa', 'sandbox'], clusters, findings: [] };
  constructor(scope, namespace) {
    const service = kebabCase(new.target.name);
    super(scope, service, { namespace: namespace ?? service });
    this.environment = environmentAround(this);
    provideContext(this, { service, environment: this.environment });
  }
  object(id, fields) { return new ApiObject(this, id, { metadata: { name: id }, ...fields }); }
  config(id, data = {}) { return this.object(id, { apiVersion: 'v1', kind: 'ConfigMap', data }); }
  refuse(prop) { planFor(this, (path) => path.at(prop).refuse('something else', 1, 'change it')); }
};
`;

/** The source of a chart: what its constructor does after the base class is ready. */
export const chart = (name: string, body: string, namespace = 'undefined'): string => `
const { ServiceChart } = require('../platform');
exports.${name} = class ${name} extends ServiceChart {
  constructor(scope) { super(scope, ${namespace}); ${body} }
};
`;

/** A repository in a temporary folder: apps as they are given, and its dist. */
export class Project {
  private readonly root = mkdtempSync(join(tmpdir(), 'synth-'));
  readonly apps = join(this.root, 'apps');
  readonly dist = join(this.root, 'dist');
  readonly out = join(this.root, 'out');

  constructor(sources: Readonly<Record<string, string>>) {
    made.push(this);
    this.write('apps/platform.js', PLATFORM);
    for (const [path, source] of Object.entries(sources)) this.write(`apps/${path}`, source);
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** The same project with other sources: a module is loaded once, so its folder must be another. */
  continued(sources: Readonly<Record<string, string>>): Project {
    const next = new Project(sources);
    for (const [path, content] of Object.entries(this.files())) next.write(`dist/${path}`, content);
    return next;
  }

  synth(): SynthResult {
    return synth({ apps: this.apps, dist: this.dist });
  }

  /** Everything below dist, path to content. */
  files(folder = this.dist): Readonly<Record<string, string>> {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const files = paths.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]);
    return Object.fromEntries(files);
  }

  modified(path: string): number {
    return statSync(join(this.dist, path)).mtimeMs;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

const made: Project[] = [];

afterAll(() => {
  for (const project of made) project.remove();
});
