import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { synth } from '../../lib/synth';
import { chart, Project } from './project';

const YASHIMA = chart('Yashima', "this.config('settings', { LOG_LEVEL: 'info' })");
const FILES = ['production', 'qa', 'sandbox'].map((cluster) => `${cluster}/yashima/yashima.k8s.yaml`);

describe('what a synth writes', () => {
  test('one file for each service in each cluster', () => {
    const project = new Project({ 'yashima/chart.js': YASHIMA });
    expect(project.synth().exitCode).toBe(0);
    expect(Object.keys(project.files())).toEqual(FILES);
  });

  test('a second run changes nothing: bytes and times of the files stay', () => {
    const project = new Project({ 'yashima/chart.js': YASHIMA });
    project.synth();
    const before = { files: project.files(), times: FILES.map((file) => project.modified(file)) };
    project.synth();
    expect({ files: project.files(), times: FILES.map((file) => project.modified(file)) }).toEqual(before);
  });

  test('a change for one environment leaves the files of the others byte-identical', () => {
    const level = "this.config('a', { LEVEL: this.environment.name === 'qa' ? 'debug' : 'info' })";
    const before = new Project({ 'yashima/chart.js': chart('Yashima', level) });
    before.synth();
    const after = before.continued({ 'yashima/chart.js': chart('Yashima', level.replace('debug', 'warn')) });
    after.synth();
    const changed = FILES.filter((file) => after.files()[file] !== before.files()[file]);
    expect(changed).toEqual(['qa/yashima/yashima.k8s.yaml']);
  });

  test('whatever else lies in dist stays', () => {
    const project = new Project({ 'yashima/chart.js': YASHIMA });
    project.write('dist/argocd/projects.yaml', 'kept');
    project.write('dist/production/yashima/notes.md', 'kept');
    project.synth();
    expect(Object.values(project.files()).filter((content) => content === 'kept')).toHaveLength(2);
  });

  test('what a killed synth left behind is cleaned up', () => {
    const project = new Project({ 'yashima/chart.js': YASHIMA });
    project.write('dist/qa/yashima/.yashima.k8s.yaml.4711.tmp', 'half');
    project.synth();
    expect(Object.keys(project.files())).toEqual(FILES);
  });

  test('a second folder gets the same files', () => {
    const project = new Project({ 'yashima/chart.js': YASHIMA });
    synth({ apps: project.apps, dist: project.dist, out: project.out });
    expect(project.files(project.out)).toEqual(project.files());
  });

  test('success is told in a line for each cluster', () => {
    const { lines } = new Project({ 'yashima/chart.js': YASHIMA }).synth();
    expect(lines.map((line) => line.replace(/\d+ ms$/, '… ms'))).toEqual(
      ['production', 'qa', 'sandbox'].map((name) => `${name}: 1 service, 1 object, 1 file changed, … ms`),
    );
  });
});

test('a file in the place of a folder is a finding, and dist is as it was', () => {
  const project = new Project({ 'yashima/chart.js': YASHIMA });
  project.write('dist/qa', 'in the way');
  const { findings } = project.synth();
  expect(findings.map(({ path, expected }) => `${path}: ${expected}`)).toEqual([
    'dist/qa/yashima: a file that can be read and written',
  ]);
  expect(project.files()).toEqual({ qa: 'in the way' });
});

test('a second folder that cannot be written is a finding, not a stack', () => {
  const project = new Project({ 'tokei/chart.js': chart('Tokei', "this.config('a')") });
  project.write('taken', 'a file');
  const { apps, dist } = project;
  const { exitCode, findings } = synth({ apps, dist, out: join(apps, '..', 'taken', 'out') });
  expect(exitCode).toBe(1);
  expect(findings).toMatchObject([{ expected: 'a file that can be read and written' }]);
});
