import { expect, test } from '@jest/globals';
import { chart, Project } from './project';

const FILE =
  "publishSecrets(this, { contract: { namespace: 'yashima', secrets: [] }, file: 'sops: {}\\n' });";
const withFile = `const { publishSecrets } = require('../platform').kernel;\n${chart('Yashima', `this.config('a'); ${FILE}`)}`;
const without = chart('Yashima', "this.config('a');");

const PATH = 'production/yashima/yashima.secret.enc';

test('a file for a plug-in of Argo CD is written byte for byte, beside the objects', () => {
  const project = new Project({ 'yashima/chart.js': withFile });
  expect(project.synth().exitCode).toBe(0);
  expect(project.files()[PATH]).toBe('sops: {}\n');
});

test('a service with two files counts as one', () => {
  const { lines } = new Project({ 'yashima/chart.js': withFile }).synth();
  expect(lines[0]).toMatch(/^production: 1 service, 1 object, 2 files changed/);
});

test('a file that no chart gives any more is taken away', () => {
  const project = new Project({ 'yashima/chart.js': withFile });
  project.synth();
  const next = project.continued({ 'yashima/chart.js': without });
  next.synth();
  expect(Object.keys(next.files())).not.toContain(PATH);
});

test('a service with an error keeps its file', () => {
  const project = new Project({ 'yashima/chart.js': withFile });
  project.synth();
  const next = project.continued({ 'yashima/chart.js': chart('Yashima', "this.refuse('web');") });
  expect(next.synth().exitCode).toBe(1);
  expect(next.files()[PATH]).toBe('sops: {}\n');
});
