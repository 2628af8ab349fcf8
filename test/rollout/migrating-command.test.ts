import { describe, expect, test } from '@jest/globals';
import { CronTask, RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { render } from '../rendering';

const findings = (props: RollingDeploymentProps) =>
  render((chart) => new RollingDeployment(chart, 'api', props)).findings;

const refusal = (place: string, task: string) =>
  `yashima/production/api.${place}: expected a command that leaves the schema as it is, got ${task}; make it a MigrationJob: each pod would run it, several at the same time`;

describe('a deployment', () => {
  test.each([
    [['bin/rails', 'db:migrate'], 'db:migrate'],
    [['bin/rails', 'db:migrate:primary'], 'db:migrate'],
    [['bin/rails', 'db:prepare'], 'db:prepare'],
    [['rails', 'db:shop_prepare'], 'db:shop_prepare'],
    [['bundle', 'exec', 'rake', 'db:setup'], 'db:setup'],
    [['rake', 'db:schema:load'], 'db:schema:load'],
    [['rake', 'db:create:all'], 'db:create'],
    [['rake', 'db:reset'], 'db:reset'],
    [['sh', '-c', 'bundle exec rake db:migrate && exec bundle exec puma'], 'db:migrate'],
    [['bash', '-lc', "rake 'db:create' db:migrate;exec puma"], 'db:create'],
  ])('refuses to migrate in every pod: %p', (command, task) => {
    expect(findings({ command })).toEqual([refusal('command', task)]);
  });

  test('refuses it among the arguments too', () => {
    expect(findings({ entrypoint: [], args: ['rails', 'db:migrate'] })).toEqual([
      refusal('args', 'db:migrate'),
    ]);
  });

  test('refuses it before the process of every pod too', () => {
    const init = { schema: { command: ['bin/rails', 'db:prepare'] } };
    expect(findings({ init })).toEqual([refusal('init.schema.command', 'db:prepare')]);
  });

  test.each([
    [['bin/rails', 'db:migrate:status']],
    [['bin/rails', 'db:abort_if_pending_migrations']],
    [['bin/rails', 'db:created_at']],
    [['bin/rails', 'server']],
    [['bin/rails', 'db:schema:dump']],
  ])('may look at its schema, and do anything else: %p', (command) => {
    expect(findings({ command })).toEqual([]);
  });

  test('is another matter than a cron, which runs once at a time', () => {
    const cron = { schedule: '@daily', command: ['bin/rails', 'db:migrate'] };
    expect(render((chart) => new CronTask(chart, 'reset', cron)).findings).toEqual([]);
  });
});
