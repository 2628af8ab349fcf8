import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { ArgoProps, TeamProps } from '../../lib/gitops';
import { type SynthResult, synth } from '../../lib/synth';

const LIB = join(__dirname, '..', '..', 'lib');
const room = (name: string): string => JSON.stringify(join(LIB, name));

/** What a test's platform has beside its three clusters. */
export interface Settings {
  readonly argo?: ArgoProps;
  readonly teams?: Readonly<Record<string, TeamProps>>;
  /** Clusters that go away. */
  readonly retired?: readonly string[];
  /** Those that are not mentioned any more. */
  readonly removed?: readonly string[];
  /** More clusters, each an environment of its own. */
  readonly added?: readonly string[];
}

/** A platform with three clusters, and a chart class that renders ConfigMaps and Deployments. */
const PLATFORM = `
const { Chart, ApiObject } = require(${JSON.stringify(require.resolve('cdk8s'))});
const kernel = require(${room('kernel')});
const { planArgo, planTeams } = require(${room('gitops')});
const { environmentAround, kebabCase, NOWHERE, Path, planFor, provideContext } = kernel;
const { argo, teams, retired = [], removed = [], added = [] } = require('./settings.json');
const cluster = (name) => ({ ...NOWHERE, name, cluster: { name, primary: true } });
const isGone = (name) => retired.includes(name) || removed.includes(name);
const environments = ['production', 'qa', 'sandbox', ...added].filter((name) => !removed.includes(name));
const clusters = environments.filter((name) => !isGone(name)).map(cluster);
const path = new Path('platform', []);
exports.kernel = kernel;
exports.ApiObject = ApiObject;
exports.ServiceChart = class ServiceChart extends Chart {
  static platform = {
    apps: __dirname, environments, clusters, retired, findings: [],
    ...(argo && { argo: planArgo(argo, clusters, path), teams: planTeams(teams, argo.slack, path) }),
  };
  constructor(scope, namespace) {
    const service = kebabCase(new.target.name);
    super(scope, service, { namespace: namespace ?? service });
    this.environment = environmentAround(this);
    provideContext(this, { service, environment: this.environment });
  }
  object(id, fields) { return new ApiObject(this, id, { metadata: { name: id }, ...fields }); }
  config(id, data = {}) { return this.object(id, { apiVersion: 'v1', kind: 'ConfigMap', data }); }
  deployment(id, fields = {}, annotations = {}) {
    const labels = { app: id };
    const container = { name: 'web', image: 'registry.example.com/web:4f2a9c1' };
    const template = { metadata: { labels }, spec: { containers: [container] } };
    const spec = { ...fields, selector: { matchLabels: labels }, template };
    return this.object(id, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: id, annotations }, spec });
  }
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

  constructor(sources: Readonly<Record<string, string>>, settings: Settings = {}) {
    made.push(this);
    this.write('apps/platform.js', PLATFORM);
    this.write('apps/settings.json', JSON.stringify(settings));
    for (const [path, source] of Object.entries(sources)) this.write(`apps/${path}`, source);
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** The same project with other sources: a module is loaded once, so its folder must be another. */
  continued(sources: Readonly<Record<string, string>>, settings: Settings = {}): Project {
    const next = new Project(sources, settings);
    for (const [path, content] of Object.entries(this.files())) next.write(`dist/${path}`, content);
    if (existsSync(join(this.root, '.git'))) {
      cpSync(join(this.root, '.git'), join(next.root, '.git'), { recursive: true });
    }
    return next;
  }

  synth(base?: string): SynthResult {
    return synth({ apps: this.apps, dist: this.dist, base });
  }

  /** Commits everything, into a repository that is made for it. */
  commit(): this {
    if (!existsSync(join(this.root, '.git'))) this.git('init', '--quiet');
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.com',
      'commit',
      '--quiet',
      '-m',
      'change',
    );
    return this;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
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

  /** Takes away a file or a folder; without a path the whole project. */
  remove(path = '.'): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }
}

const made: Project[] = [];

afterAll(() => {
  for (const project of made) project.remove();
});
