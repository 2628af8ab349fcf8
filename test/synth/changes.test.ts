import { describe, expect, test } from '@jest/globals';
import { chart, Project } from './project';

const settings = (name: string, value: string) =>
  `this.object('${name}', { apiVersion: 'v1', kind: 'ConfigMap', immutable: true, data: { A: '${value}' } });`;
const named = (name: string, more = '') =>
  `const spec = { selector: { app: 'pods' }, ports: [{ port: 80 }] };
   const service = this.object('${name}', { apiVersion: 'v1', kind: 'Service', spec });
   this.deployment('pods'); ${more}`;

const yashima = (body: string) => ({ 'yashima/chart.js': chart('Yashima', body) });
const tokei = (value: string) => ({
  'tokei/chart.js': chart('Tokei', `this.config('a', { B: '${value}' })`),
});

const REFUSAL =
  'yashima/production/ConfigMap/settings.data: I6: expected what it was, for it cannot change, got something else';

/** Commits what the first chart renders, and gives what a synth of the second says. */
function afterwards(first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>>) {
  const before = new Project(first);
  expect(before.synth().lines.filter(isFinding)).toEqual([]);
  const project = before.commit().continued(second);
  const { lines, exitCode } = project.synth();
  return { project, exitCode, findings: lines.filter(isFinding) };
}

const isFinding = (line: string): boolean => line.includes(': expected ') || /: (warning )?\w\d: /.test(line);

describe('a commit that changes what cannot change', () => {
  test('is refused, and the other services are written', () => {
    const { project, exitCode, findings } = afterwards(
      { ...yashima(settings('settings', '1')), ...tokei('1') },
      { ...yashima(settings('settings', '2')), ...tokei('2') },
    );
    expect([exitCode, findings]).toEqual([1, [expect.stringContaining(REFUSAL)]]);
    const files = project.files();
    expect(files['production/yashima/yashima.k8s.yaml']).toContain('A: "1"');
    expect(files['production/tokei/tokei.k8s.yaml']).toContain('B: "2"');
  });

  test('is refused though a synth has written it', () => {
    const before = new Project(yashima(settings('settings', '1')));
    before.synth();
    const project = before.commit().continued(yashima(settings('settings', '2')));
    project.write('dist/production/yashima/yashima.k8s.yaml', 'kind: ConfigMap\n');
    expect(project.synth().lines).toContainEqual(expect.stringContaining(REFUSAL));
  });

  test('is refused without Git too, by what lies there', () => {
    const before = new Project(yashima(settings('settings', '1')));
    before.synth();
    const { lines } = before.continued(yashima(settings('settings', '2'))).synth();
    expect(lines).toContainEqual(expect.stringContaining(REFUSAL));
  });

  test('passes by another name', () => {
    const { exitCode, findings } = afterwards(
      yashima(settings('settings', '1')),
      yashima(settings('settings-2', '2')),
    );
    expect([exitCode, findings]).toEqual([0, []]);
  });

  test('is told of no service with another error', () => {
    const { findings } = afterwards(
      yashima(settings('settings', '1')),
      yashima(`${settings('settings', '2')} this.refuse('prop')`),
    );
    expect(findings).toEqual([expect.stringContaining('prop: expected something else')]);
  });
});

describe('a Service that gets another name', () => {
  test('is a warning, for the old one goes first', () => {
    const { exitCode, findings } = afterwards(yashima(named('web')), yashima(named('api')));
    expect([exitCode, findings]).toEqual([
      0,
      [expect.stringContaining('yashima/production/Service/api.metadata.name: warning I9: expected web')],
    ]);
  });

  test('is acknowledged where nobody asks it', () => {
    const acknowledged = `require('../platform').kernel.acknowledge(service, 'I9', 'nobody asks it yet')`;
    const { findings } = afterwards(yashima(named('web')), yashima(named('api', acknowledged)));
    expect(findings).toEqual([]);
  });
});
