import { describe, expect, test } from '@jest/globals';
import { CronTask, type CronTaskProps, EnvConfig } from '../../lib';
import { externalsIn } from '../../lib/kernel';
import { present, render, renderPlain } from '../rendering';

const renderTidy = (props: Partial<CronTaskProps> = {}, cluster = 'production') =>
  render((chart) => new CronTask(chart, 'tidy', { schedule: '@daily', command: ['/tidy'], ...props }), {
    cluster,
  });

const spec = (props: Partial<CronTaskProps> = {}, cluster?: string) =>
  present(renderTidy(props, cluster).object('CronJob', 'yashima-tidy').spec);

describe('a cron task', () => {
  test.each([
    ['runs in the primary cluster', {}, 'production', 1],
    ['leaves its runs to the primary cluster, for they share a database', {}, 'production-osaka', 0],
    ['runs in every cluster that has a database of its own', { perCluster: true }, 'production-osaka', 1],
  ])('%s', (_, props, cluster, count) => {
    expect(renderTidy(props, cluster).objects.filter(({ kind }) => kind === 'CronJob')).toHaveLength(count);
  });

  test.each([
    ['runs when the chart says', {}, 'schedule', '@daily'],
    ['reads its schedule in the time zone of the environment', {}, 'timeZone', 'Asia/Tokyo'],
    ['reads its schedule in its own time zone', { timeZone: 'Etc/UTC' }, 'timeZone', 'Etc/UTC'],
    ['never runs twice at once', {}, 'concurrencyPolicy', 'Forbid'],
    ['may run beside itself when told to', { concurrencyPolicy: 'Allow' }, 'concurrencyPolicy', 'Allow'],
    ['may start five minutes late', {}, 'startingDeadlineSeconds', 300],
    ['may start as late as the chart says', { startingDeadline: '1h' }, 'startingDeadlineSeconds', 3600],
    [
      'keeps no ended run where the chart says 0',
      { history: { successful: 0 } },
      'successfulJobsHistoryLimit',
      0,
    ],
    ['keeps three failed runs', { history: { successful: 0 } }, 'failedJobsHistoryLimit', 3],
    ['is paused', { suspend: true }, 'suspend', true],
    ['is not paused where the chart says so', { suspend: false }, 'suspend', false],
    ['says nothing of pausing where the chart does not', {}, 'suspend', undefined],
  ] satisfies [string, Partial<CronTaskProps>, string, unknown][])('%s', (_, props, field, expected) => {
    expect(Object.entries(spec(props)).find(([name]) => name === field)?.[1]).toEqual(expected);
  });

  test.each([
    ['is stopped after an hour', {}, 'activeDeadlineSeconds', 3600],
    ['is stopped when the chart says', { deadline: '10m' }, 'activeDeadlineSeconds', 600],
    ['is not tried again', {}, 'backoffLimit', 0],
    ['is tried again as often as the chart says', { backoffLimit: 2 }, 'backoffLimit', 2],
  ] satisfies [string, Partial<CronTaskProps>, 'activeDeadlineSeconds' | 'backoffLimit', number][])(
    '%s',
    (_, props, field, expected) => {
      expect(spec(props).jobTemplate.spec?.[field]).toBe(expected);
    },
  );

  test('keeps its files in /tmp where it shares the variables of pods with a sticky directory', () => {
    const rendered = render((chart) => {
      const env = new EnvConfig(chart, 'env', { clear: { TMPDIR: '/tmp/ruby' } });
      new CronTask(chart, 'tidy', { schedule: '@daily', env });
      new CronTask(chart, 'sticky', { schedule: '@daily', env, stickyTmp: '/tmp/ruby' });
    });
    expect(rendered.container('CronJob', 'yashima-tidy').env).toEqual([{ name: 'TMPDIR', value: '/tmp' }]);
    expect(rendered.container('CronJob', 'yashima-sticky').env).toBeUndefined();
  });

  test('may take longer to stop than Kubernetes grants by itself', () => {
    const rendered = renderTidy({ pod: { terminationGracePeriodSeconds: 300 } });
    expect(rendered.pod('CronJob', 'yashima-tidy').spec?.terminationGracePeriodSeconds).toBe(300);
    expect(rendered.findings).toEqual([]);
  });

  test('never starts a container again inside its pod', () => {
    expect(spec().jobTemplate.spec?.template.spec?.restartPolicy).toBe('Never');
  });

  test('runs the release of its service', () => {
    expect(renderTidy().container('CronJob', 'yashima-tidy').image).toBe(
      'registry.example.com/yashima:4f2a9c1',
    );
  });

  test('reads its schedule in UTC where no environment says otherwise', () => {
    const rendered = renderPlain(
      (chart) =>
        new CronTask(chart, 'tidy', { schedule: '@daily', image: 'registry.example.com/tidy:1.0.0' }),
    );
    expect(rendered.object('CronJob', 'demo-tidy').spec?.timeZone).toBe('Etc/UTC');
  });

  test.each([
    [
      'to be late by less than the controller looks',
      { startingDeadline: '9s' },
      "startingDeadline: expected a duration in whole seconds, 10s or more, got '9s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'a run of no time',
      { deadline: '0s' },
      "deadline: expected a duration in whole seconds, 1s or more, got '0s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'less than no retry',
      { backoffLimit: -1 },
      'backoffLimit: expected a whole number, 0 or more, got -1; use a whole number in that range',
    ],
    [
      'half an ended run',
      { history: { failed: 0.5 } },
      'history.failed: expected a whole number, 0 or more, got 0.5; use a whole number in that range',
    ],
    [
      'a schedule in words',
      { schedule: 'daily' },
      "schedule: expected five fields: minute, hour, day of month, month, day of week, got 'daily'; write it as '*/15 * * * *'; a time zone goes into timeZone",
    ],
  ] satisfies [string, Partial<CronTaskProps>, string][])('refuses %s', (_, props, message) => {
    expect(renderTidy(props).findings).toEqual([`yashima/production/tidy.${message}`]);
  });

  test('reads variables of its own beside those that it shares, and they win', () => {
    const { env, envFrom } = renderTidy({
      env: { clear: { LOG_LEVEL: 'info' } },
      variables: { clear: { LOG_LEVEL: 'debug', BATCH: 0 }, secret: ['TIDY_TOKEN'] },
    }).container('CronJob', 'yashima-tidy');
    expect(envFrom).toHaveLength(1);
    expect(env).toEqual([
      { name: 'TIDY_TOKEN', valueFrom: { secretKeyRef: { name: 'dotenv', key: 'TIDY_TOKEN' } } },
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'BATCH', value: '0' },
    ]);
  });

  test('has files, nodes, labels and what runs before it, as any pod', () => {
    const { metadata, spec } = renderTidy({
      volumes: { '/data': { claim: 'data' } },
      placement: { nodeSelector: { disk: 'ssd' } },
      metadata: { annotations: { 'example.com/owner': 'orders' } },
      init: { prepare: { command: ['/prepare'] } },
    }).pod('CronJob', 'yashima-tidy');
    expect(metadata?.annotations).toEqual({ 'example.com/owner': 'orders' });
    expect(spec).toMatchObject({
      nodeSelector: { disk: 'ssd' },
      initContainers: [{ name: 'prepare', command: ['/prepare'] }],
      volumes: expect.arrayContaining([
        expect.objectContaining({ persistentVolumeClaim: { claimName: 'data' } }),
      ]),
    });
  });

  test('says that what it mounts by name is made elsewhere', () => {
    const externals: string[] = [];
    render((chart) => {
      const volumes = { '/data': { claim: 'data' }, '/etc/tidy': { configMap: 'tidy' } };
      externals.push(...externalsIn(new CronTask(chart, 'tidy', { schedule: '@daily', volumes })));
    });
    expect(externals.sort()).toEqual(['ConfigMap/tidy', 'PersistentVolumeClaim/data']);
  });

  const TUNNEL = { tunnel: { image: 'registry.example.com/tunnel:1.0.0' } };

  test('ends although a native sidecar runs', () => {
    const { spec } = renderTidy({ sidecars: TUNNEL }).pod('CronJob', 'yashima-tidy');
    expect(spec?.containers).toHaveLength(1);
    expect(spec?.initContainers).toMatchObject([{ name: 'tunnel', restartPolicy: 'Always' }]);
  });

  test.each([
    ['that is an ordinary container', { tunnel: { ...TUNNEL.tunnel, native: false } }, 'production'],
    ['on a Kubernetes that knows no native ones', TUNNEL, 'sandbox'],
  ])('refuses a sidecar %s, beside which it never ends', (_, sidecars, cluster) => {
    expect(renderTidy({ sidecars }, cluster).findings).toEqual([
      expect.stringContaining(`yashima/${cluster}/tidy.sidecars.tunnel: expected a native sidecar`),
    ]);
  });

  test('files a finding about a variable where the chart wrote it', () => {
    expect(renderTidy({ env: { clear: { 'A-B': 1 } } }).findings).toEqual([
      expect.stringMatching(/^yashima\/production\/tidy\.env\.clear\.A-B: /),
    ]);
  });

  test('refuses a name to which its Jobs could append nothing', () => {
    const name = 'a'.repeat(53);
    expect(renderTidy({ name }).findings).toEqual([
      `yashima/production/tidy.name: expected a name of lower-case letters, digits and '-', 52 characters at most, got '${name}' (53 characters); choose a shorter or simpler name`,
    ]);
  });

  test('may have a name of 52 characters', () => {
    expect(renderTidy({ name: 'a'.repeat(52) }).findings).toEqual([]);
  });
});
