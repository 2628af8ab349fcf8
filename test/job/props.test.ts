import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  AssetUpload,
  type AssetUploadProps,
  CronTask,
  type CronTaskProps,
  FailureNotice,
  type FailureNoticeProps,
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
  word,
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

const labels = fc.dictionary(fc.constantFrom('app', 'a/b/c', 'app.kubernetes.io/name'), text, { maxKeys: 2 });
const databaseKey = fc.record({ key: word, variable: fc.constantFrom('URL', 'A-B', '') });
const secretKey = fc.oneof(
  word,
  fc.record({ from: fc.constantFrom('rds', 'Bad_Name', ''), key: word }),
  fc.record({ key: word, variable: fc.constantFrom('URL', 'A-B', '') }),
);

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
      variables: env,
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
    postDeployment: fc.oneof(
      fc.boolean(),
      some({ deadline: duration, backoffLimit: count, command: words, name }),
    ),
    databaseUrl: fc.oneof(secretKey, fc.array(databaseKey, { maxLength: 2 })),
    variables: env,
    placement: some({ priorityClass: text, nodeSelector: fc.dictionary(word, text, { maxKeys: 1 }) }),
    metadata: some({ labels, annotations: labels }),
    waitFor: fc.dictionary(
      fc.constantFrom('db', 'Bad_Name', ''),
      fc.record({ command: words, deadline: duration, period: duration }),
      { maxKeys: 2 },
    ),
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

describe('whatever a chart says of a notice', () => {
  const noticeProps: fc.Arbitrary<FailureNoticeProps> = fc
    .record({ webhook: secretKey, image })
    .chain((told) =>
      some({ message: text, command: words, user: count, container, name }).map((rest) => ({
        ...rest,
        ...told,
      })),
    );

  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(noticeProps, cluster, (props, where) => {
        expectFindingsOrYaml(
          render((chart) => new FailureNotice(chart, 'notice', props), { cluster: where }),
        );
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe('whatever a chart says of an upload', () => {
  const uploadProps: fc.Arbitrary<Omit<AssetUploadProps, 'service'>> = some({
    to: fc.constantFrom('s3://assets/a', 'gs://', 's3://two words'),
    directory: fc.constantFrom('/app/public', '/', '/a/../b', ''),
    cacheControl: text,
    command: words,
    uploader: fc
      .record({ image })
      .chain((tool) => some({ size: memory, variables: env }).map((rest) => ({ ...rest, ...tool }))),
    deadline: duration,
    backoffLimit: count,
    perCluster: fc.boolean(),
    memory,
    cpu,
    metadata: some({ labels, annotations: labels }),
    container,
    name,
  });

  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(uploadProps, cluster, (props, where) => {
        const rendered = render(
          (chart) => {
            const service = new RailsService(chart, 'rails');
            new AssetUpload(chart, 'assets', { service, ...props });
          },
          { cluster: where },
        );
        expectFindingsOrYaml(rendered);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
