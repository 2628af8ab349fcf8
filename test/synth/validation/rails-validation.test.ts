import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { synth } from '../../../lib/synth';
import { RailsValidation, type Violation } from '../../../lib/synth/validation';
import { chart, Project } from '../project';

/** What is reported of the files in a folder. */
async function reportOf(folder: string) {
  const violations: Violation[] = [];
  const submitted: unknown[] = [];
  const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
  const report = {
    addViolation: (violation: Violation) => void violations.push(violation),
    submit: (...all: unknown[]) => void submitted.push(...all),
  };
  await new RailsValidation().validate({ manifests, report });
  return { violations, status: submitted[0], counts: submitted[1] };
}

/** A project whose files lie in the folder of the CLI. */
function written(body: string): Project {
  const project = new Project({ 'tokei/chart.js': chart('Tokei', body) });
  synth({ apps: project.apps, dist: project.dist, out: project.out, metadata: true });
  return project;
}

function change(project: Project, edit: (text: string) => string): void {
  const file = join(project.out, 'production/tokei/tokei.k8s.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

function add({ out }: Project, file: string, text: string): void {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
}

const SERVICE = `this.object('web', { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'elsewhere' }, ports: [{ port: 80 }] } });
const { kernel } = require('../platform'); kernel.declareExternal(this, { kind: 'Pod', name: 'web' });`;

describe('a second reading', () => {
  test('finds nothing in what synth wrote, with what charts declare to be elsewhere', async () => {
    const { status, violations, counts } = await reportOf(written(SERVICE).out);
    expect([status, violations]).toEqual(['success', []]);
    expect(counts).toMatchObject({ objects: '3' });
  });

  test('says of which object of which cluster, where, and in which file', async () => {
    const project = written("this.config('a')");
    change(project, (text) => text.replace('name: a', 'name: A'));
    const { status, violations } = await reportOf(project.out);
    expect(status).toBe('failure');
    expect(violations[0]).toMatchObject({
      ruleName: 'C2',
      violatingResources: [
        {
          resourceName: 'production/tokei/ConfigMap/A',
          locations: ['metadata.name'],
          manifestPath: join(project.out, 'production/tokei/tokei.k8s.yaml'),
        },
      ],
    });
  });

  test('reads what others put there', async () => {
    const project = written("this.config('a')");
    add(
      project,
      'more/bad.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: A, namespace: more }\n',
    );
    const { violations } = await reportOf(project.out);
    expect(violations.flatMap(({ violatingResources }) => violatingResources)).toEqual([
      expect.objectContaining({ resourceName: 'more/bad.yaml/ConfigMap/A' }),
    ]);
  });

  test('reports what is no YAML', async () => {
    const project = written("this.config('a')");
    add(project, 'bad.yaml', 'kind: [\n');
    const { status, violations } = await reportOf(project.out);
    expect([status, violations[0]?.ruleName]).toEqual(['failure', 'YAML']);
  });

  test('passes over what Argo CD itself is told', async () => {
    const project = written("this.config('a')");
    add(project, 'argocd/10-settings.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: A }\n');
    expect((await reportOf(project.out)).status).toBe('success');
  });

  test('judges files of an app that is not ours without what nobody told', async () => {
    const project = written("this.config('a')");
    project.remove('out/construct-metadata.json');
    expect((await reportOf(project.out)).status).toBe('success');
  });
});

test('nothing is written about constructs where nobody asks', () => {
  const project = new Project({ 'tokei/chart.js': chart('Tokei', "this.config('a')") });
  synth({ apps: project.apps, dist: project.dist, out: project.out });
  expect(readdirSync(project.out)).not.toContain('construct-metadata.json');
});
