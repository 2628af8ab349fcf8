import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CronTask,
  type CronTaskProps,
  MigrationJob,
  type MigrationJobProps,
  RailsService,
  RollingDeployment,
} from '../../lib';
import {
  container,
  count,
  cpu,
  duration,
  env,
  image,
  memory,
  schedule,
  some,
  text,
  timeZone,
  words,
  writable,
} from '../odd-values';
import { expectFindingsOrYaml, hasError, lost } from '../outcome';
import { render } from '../rendering';

const RUNS = { seed: 7, numRuns: 300 };
const CLUSTERS = ['production', 'production-osaka', 'sandbox'] as const;

const cluster = fc.constantFrom(...CLUSTERS);
const name = fc.constantFrom('tidy', 'Bad_Name', '', 'x'.repeat(64));
const few = fc.constantFrom(0, 1, 3);
const plainContainer = some({ stdin: fc.boolean(), workingDir: fc.constantFrom('', '/app') });

describe('whatever a chart says of a cron', () => {
  const renderCron = (props: CronTaskProps, where = 'production') =>
    render((chart) => new CronTask(chart, 'tidy', props), { cluster: where });

  const cronProps: fc.Arbitrary<CronTaskProps> = fc.record({ schedule }).chain((when) =>
    some({
      timeZone,
      concurrencyPolicy: fc.constantFrom('Forbid' as const, 'Allow' as const, 'Replace' as const),
      startingDeadline: duration,
      deadline: duration,
      backoffLimit: count,
      perCluster: fc.boolean(),
      suspend: fc.boolean(),
      history: some({ successful: count, failed: count }),
      image,
      command: words,
      args: words,
      memory,
      cpu,
      user: count,
      writable,
      pod: some({ hostNetwork: fc.boolean(), priorityClassName: text }),
      container,
      env,
      name,
    }).map((rest) => ({ ...rest, ...when })),
  );

  const plainProps: fc.Arbitrary<CronTaskProps> = some({
    backoffLimit: few,
    suspend: fc.boolean(),
    history: some({ successful: few, failed: few }),
    container: plainContainer,
  }).map((rest) => ({ ...rest, schedule: '@daily' }));

  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(cronProps, cluster, (props, where) => expectFindingsOrYaml(renderCron(props, where))),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    fc.assert(
      fc.property(plainProps, (props) => {
        const rendered = renderCron(props);
        expect(hasError(rendered)).toBe(false);
        expectFindingsOrYaml(rendered);
        const { spec } = rendered.object('CronJob', 'yashima-tidy');
        const { stdin, workingDir } = rendered.container('CronJob', 'yashima-tidy');
        const pairs = [
          [props.backoffLimit, spec?.jobTemplate.spec?.backoffLimit],
          [props.suspend, spec?.suspend],
          [props.history?.successful, spec?.successfulJobsHistoryLimit],
          [props.history?.failed, spec?.failedJobsHistoryLimit],
          [props.container?.stdin, stdin],
          [props.container?.workingDir, workingDir],
        ] as const;
        expect(lost(pairs)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('whatever a chart says of a migration', () => {
  type Props = Omit<MigrationJobProps, 'service'>;

  const renderMigration = (props: Props, where = 'production', isRails = true) =>
    render(
      (chart) => {
        const service = isRails ? new RailsService(chart, 'rails') : new RollingDeployment(chart, 'api');
        new MigrationJob(chart, 'migration', { service, ...props });
      },
      { cluster: where },
    );

  const migrationProps: fc.Arbitrary<Props> = some({
    command: words,
    deadline: duration,
    backoffLimit: count,
    perCluster: fc.boolean(),
    guard: fc.oneof(fc.record({ command: words }), fc.record({ off: text })),
    memory,
    cpu,
    container,
    name,
  });

  const plainProps: fc.Arbitrary<Props> = some({ backoffLimit: few, container: plainContainer });

  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(migrationProps, cluster, fc.boolean(), (props, where, isRails) => {
        expectFindingsOrYaml(renderMigration(props, where, isRails));
      }),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    fc.assert(
      fc.property(plainProps, (props) => {
        const rendered = renderMigration(props);
        expect(hasError(rendered)).toBe(false);
        expectFindingsOrYaml(rendered);
        const { stdin, workingDir } = rendered.container('Job', 'yashima-migration');
        const pairs = [
          [props.backoffLimit, rendered.object('Job', 'yashima-migration').spec?.backoffLimit],
          [props.container?.stdin, stdin],
          [props.container?.workingDir, workingDir],
        ] as const;
        expect(lost(pairs)).toEqual([]);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});
