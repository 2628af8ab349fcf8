import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { discover } from '../../lib/synth';
import { chart, Project } from './project';

const findings = (sources: Readonly<Record<string, string>>) =>
  discover(new Project(sources).apps).flatMap((service) => service.findings.map(line));

describe('a folder of apps is a service', () => {
  test('if it holds a chart or a releases.yaml, in the order of the alphabet', () => {
    const services = discover(
      new Project({
        'tokei/chart.js': chart('Tokei', ''),
        'himekuri/releases.yaml': '',
        'notes/readme.md': '',
      }).apps,
    );
    expect(services.map(({ name }) => name)).toEqual(['himekuri', 'tokei']);
  });

  test('whose chart is the exported class that is called as the folder, among others', () => {
    const source = chart('OrderHistory', '').concat('exports.Other = class Other extends ServiceChart {};');
    const [service] = discover(new Project({ 'order-history/chart.js': source }).apps);
    expect(service?.chart?.name).toBe('OrderHistory');
  });

  test('also behind a symbolic link', () => {
    const elsewhere = new Project({ 'tokei/chart.js': chart('Tokei', '') });
    const project = new Project({});
    symlinkSync(join(elsewhere.apps, 'tokei'), join(project.apps, 'tokei'));
    expect(discover(project.apps).map(({ name }) => name)).toEqual(['tokei']);
  });

  test('not at all where apps is no folder', () => {
    expect(discover('/nowhere')).toEqual([]);
  });
});

describe('what keeps a service from being rendered', () => {
  test('refuses a class that does not match its folder, and says which one would', () => {
    expect(findings({ 'order-history/chart.js': chart('Orders', '') })).toEqual([
      'apps/order-history/chart.js: expected an exported class OrderHistory that extends ServiceChart, got Orders; name the class after the folder, or the folder after the class',
    ]);
  });

  test('refuses a file that exports no chart', () => {
    expect(findings({ 'yashima/chart.js': 'exports.Yashima = class Yashima {}' })).toEqual([
      expect.stringContaining('apps/yashima/chart.js: expected an exported class Yashima'),
    ]);
  });

  test('refuses a folder with releases.yaml and no chart', () => {
    expect(findings({ 'yashima/releases.yaml': '' })).toEqual([
      "apps/yashima/chart.ts: expected a chart beside releases.yaml, got no file; write the chart; 'kube retire yashima' takes a service away",
    ]);
  });

  test('refuses a file that throws, with the line', () => {
    expect(findings({ 'yashima/chart.js': '\n\nthrow new Error("not today")' })).toEqual([
      'apps/yashima/chart.js: expected a file that can be loaded, got Error: not today at apps/yashima/chart.js:3; correct apps/yashima/chart.js:3',
    ]);
  });

  test('refuses a file that many charts load and that throws under its own name', () => {
    const load = "require('../shared')";
    const found = findings({
      'shared.js': 'throw new Error("not today")',
      'tokei/chart.js': load,
      'yashima/chart.js': load,
    });
    expect(new Set(found)).toEqual(new Set([expect.stringMatching(/^apps\/shared\.js: /)]));
  });
});
