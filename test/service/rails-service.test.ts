import { describe, expect, test } from '@jest/globals';
import { MigrationJob, RailsService, type RailsServiceProps } from '../../lib';
import { acknowledgementsOn } from '../../lib/kernel';
import { present, render, renderPlain } from '../rendering';

const renderRails = (props: RailsServiceProps = {}, cluster = 'production') =>
  render((chart) => new RailsService<string, string>(chart, 'rails', props), { cluster });

const all: RailsServiceProps = {
  workers: { sidekiq: { adapter: 'sidekiq' } },
  crons: { tidy: { schedule: '@daily', task: 'carts:tidy' } },
};

describe('the variables of a Rails service', () => {
  test.each([
    ['say production to Rails in qa too', 'qa', 'RAILS_ENV', 'production'],
    ['say which environment it is', 'qa', 'ENV', 'qa'],
    ['say production to Sidekiq and Puma in qa too', 'qa', 'APP_ENV', 'production'],
    ['say the time zone of the environment', 'production', 'TZ', 'Asia/Tokyo'],
    ['say where Ruby finds a sticky directory', 'production', 'TMPDIR', '/tmp/ruby'],
  ])('%s', (_, cluster, variable, value) => {
    expect(renderRails({}, cluster).clear[variable]).toBe(value);
  });

  test('say to Sidekiq and Puma what they say to Rails', () => {
    expect(renderRails({ env: { clear: { RAILS_ENV: 'staging' } } }).clear.APP_ENV).toBe('staging');
  });

  test.each([
    ['a 0', 0, '0'],
    ['a false', false, 'false'],
    ['an empty text', '', ''],
  ])('may be %s', (_, value, text) => {
    expect(renderRails({ env: { clear: { FLAG: value } } }).clear.FLAG).toBe(text);
  });

  test.each([
    ['Deployment', 'yashima-web'],
    ['Deployment', 'yashima-sidekiq'],
    ['CronJob', 'yashima-tidy'],
  ] as const)('are those of %s %s', (kind, name) => {
    const rendered = renderRails({ ...all, env: { clear: { LOG_LEVEL: 'info' } } });
    const [configMap] = rendered.names('ConfigMap');
    expect(rendered.container(kind, name).envFrom).toEqual([{ configMapRef: { name: configMap } }]);
  });

  const secretNames = (secret: NonNullable<RailsServiceProps['env']>['secret'] = []) =>
    renderRails({ env: { secret } })
      .container('Deployment', 'yashima-web')
      .env?.map(({ name }) => name);

  test('ask for SECRET_KEY_BASE', () => {
    expect(secretNames(['DATABASE_URL'])).toEqual(['DATABASE_URL', 'SECRET_KEY_BASE']);
  });

  test.each([
    ['by name', ['RAILS_MASTER_KEY']],
    ['from a Secret', [{ from: 'rails', keys: ['RAILS_MASTER_KEY'] }]],
    ['from another key', [{ from: 'rails', keys: { RAILS_MASTER_KEY: 'master' } }]],
  ])('do not ask for what the credentials hold, whose key is given %s', (_, secret) => {
    expect(secretNames(secret)).toEqual(['RAILS_MASTER_KEY']);
  });

  test.each([
    ['that may have it', [{ secret: 'app' }], false],
    ['whose keys have a prefix', [{ secret: 'app', prefix: 'APP_' }], true],
    ['that is a ConfigMap', [{ configMap: 'app' }], true],
  ])('ask for SECRET_KEY_BASE beside a whole source %s: %p', (_, from, asked) => {
    const names = renderRails({ env: { from } as RailsServiceProps['env'] & object })
      .container('Deployment', 'yashima-web')
      .env?.map(({ name }) => name);
    expect((names ?? []).includes('SECRET_KEY_BASE')).toBe(asked);
  });

  test('say no environment in a plain cdk8s chart', () => {
    const image = 'registry.example.com/demo:1.0.0';
    const rendered = renderPlain((chart) => new RailsService(chart, 'rails', { image }));
    const [name] = rendered.names('ConfigMap');
    expect(rendered.object('ConfigMap', present(name)).data).not.toHaveProperty('ENV');
  });
});

describe('the directories of a Rails service', () => {
  const mounts = (props: RailsServiceProps) =>
    renderRails(props)
      .container('Deployment', 'yashima-web')
      .volumeMounts?.map(({ mountPath }) => mountPath);

  test.each([
    ['are /tmp, pids and log', {}, ['/tmp', '/rails/tmp/pids', '/rails/log']],
    ['are where the image has the application', { root: '/app' }, ['/tmp', '/app/tmp/pids', '/app/log']],
    [
      'are those of the chart too',
      { writable: { storage: '1Gi', '/var/cache': '1Gi' } },
      ['/tmp', '/rails/tmp/pids', '/rails/log', '/rails/storage', '/var/cache'],
    ],
  ] satisfies [string, RailsServiceProps, string[]][])('%s', (_, props, expected) => {
    expect(mounts(props)).toEqual(expected);
  });

  test('are reported where one hides the bootsnap cache', () => {
    expect(renderRails({ writable: { tmp: '1Gi' } }).findings).toEqual([
      "yashima/production/writable.tmp: warning F35: expected single directories below tmp, got '/rails/tmp'; name those that are written: this one hides the bootsnap cache of the image",
    ]);
  });
});

describe('a cron of a Rails service', () => {
  const command = (cron: NonNullable<RailsServiceProps['crons']>[string]) =>
    renderRails({ crons: { tidy: cron } }).container('CronJob', 'yashima-tidy').command;

  test.each([
    ['runs a task', { task: 'carts:tidy' }, ['bin/rails', 'carts:tidy']],
    ['runs a task with its words', { task: ' runner  Cart.tidy ' }, ['bin/rails', 'runner', 'Cart.tidy']],
    [
      'runs Ruby with quotes in it',
      { task: "runner Cart.tidy('old')" },
      ['bin/rails', 'runner', "Cart.tidy('old')"],
    ],
    ['runs a command', { command: ['bin/tidy', 'all of it'] }, ['bin/tidy', 'all of it']],
  ])('%s', (_, cron, expected) => {
    expect(command({ schedule: '@daily', ...cron })).toEqual(expected);
  });

  test.each([
    [
      'neither task nor command',
      {},
      "expected a task or a command, got neither; write task: 'carts:expire', or command alone",
    ],
    [
      'both task and command',
      { task: 'a', command: ['b'] },
      "expected a task or a command, got both; write task: 'carts:expire', or command alone",
    ],
    ['an empty task', { task: '' }, "expected a task, got ''; write task: 'carts:expire'"],
    [
      'a task that only a shell could read',
      { task: "runner 'Cart.tidy'" },
      "expected words without quotes, for no shell reads them, got 'runner 'Cart.tidy''; write command: ['bin/rails', 'runner', '…'], a word an entry",
    ],
  ])('refuses %s', (_, cron, message) => {
    expect(renderRails({ crons: { tidy: { schedule: '@daily', ...cron } } }).findings).toEqual([
      `yashima/production/crons/tidy.task: ${message}`,
    ]);
  });
});

describe('a Rails service', () => {
  test('runs the release of its cluster in every process', () => {
    const rendered = renderRails(all);
    const images = [
      rendered.container('Deployment', 'yashima-web'),
      rendered.container('Deployment', 'yashima-sidekiq'),
      rendered.container('CronJob', 'yashima-tidy'),
    ].map(({ image }) => image);
    expect(new Set(images)).toEqual(new Set(['registry.example.com/yashima:4f2a9c1']));
  });

  test('may run another image', () => {
    const rendered = renderRails({ image: 'registry.example.com/other:1.0.0' });
    expect(rendered.container('Deployment', 'yashima-web').image).toBe('registry.example.com/other:1.0.0');
  });

  test('runs as the user of its image', () => {
    const { spec } = renderRails({ user: 991 }).pod('Deployment', 'yashima-web');
    expect(spec?.securityContext?.runAsUser).toBe(991);
  });

  test('hands out its parts by the names that the chart gave them', () => {
    let name = '';
    render((chart) => {
      const { workers } = new RailsService(chart, 'rails', { workers: { mails: { adapter: 'sidekiq' } } });
      name = workers.mails.name;
    });
    expect(name).toBe('yashima-mails');
  });

  test('can be migrated where it only has crons', () => {
    const rendered = render((chart) => {
      const crons = { tidy: { schedule: '@daily', task: 'carts:tidy' } };
      const service = new RailsService(chart, 'rails', { web: false, crons });
      new MigrationJob(chart, 'migration', { service });
    });
    expect(rendered.container('Job', 'yashima-migration').command).toEqual(['bin/rails', 'db:migrate']);
  });

  test('reports a RAILS_ENV that is not production', () => {
    expect(renderRails({ env: { clear: { RAILS_ENV: 'qa' } } }).findings).toEqual([
      "yashima/production/env.clear.RAILS_ENV: warning F41: expected 'production' in every environment, got 'qa'; leave it out; ENV says which environment it is",
    ]);
  });

  test('records why a warning is right in all of it', () => {
    let service: RailsService | undefined;
    render((chart) => {
      service = new RailsService(chart, 'rails');
      service.acknowledge('F41', 'credentials of qa until spring');
    });
    expect(acknowledgementsOn(present(service))).toEqual([
      { id: 'F41', reason: 'credentials of qa until spring' },
    ]);
  });

  test.each(['constructor', 'toString'])(
    'refuses a worker called %s, which JavaScript has already',
    (name) => {
      expect(renderRails({ workers: { [name]: { command: ['bin/jobs'] } } }).findings).toEqual([
        `yashima/production/workers/${name}: expected a name that JavaScript leaves free, got '${name}'; rename it`,
      ]);
    },
  );

  test('reports a process that says otherwise than production to Rails', () => {
    const { findings } = renderRails({ web: { env: { clear: { RAILS_ENV: 'staging' } } } });
    expect(findings).toEqual([
      expect.stringContaining("web.env.clear.RAILS_ENV: warning F41: expected 'production'"),
    ]);
  });

  test.each([
    ['a worker', { workers: { web: { command: ['bin/jobs'] } } }, 'workers/web', 'web'],
    ['a cron', { crons: { web: { schedule: '@daily', task: 'a' } } }, 'crons/web', 'web'],
    [
      'a cron beside a worker',
      { workers: { mails: { command: ['a'] } }, crons: { mails: { schedule: '@daily', task: 'a' } } },
      'crons/mails',
      'mails',
    ],
  ] satisfies [string, RailsServiceProps, string, string][])(
    'refuses %s that is called as another process',
    (_, props, place, name) => {
      expect(renderRails(props).findings).toEqual([
        `yashima/production/${place}: expected a name that no other process has, got '${name}'; rename it: its pods would be taken for those of the other`,
      ]);
    },
  );

  test.each([
    [
      'a relative root',
      { root: 'app' },
      "root: expected an absolute directory, got 'app'; write it as '/rails'",
    ],
    [
      'to run as root',
      { user: 0 },
      'user: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'an image that may change',
      { image: 'registry.example.com/yashima:latest' },
      "image: F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ],
    [
      'a directory outside its root',
      { writable: { '../etc': '1Mi' } },
      "writable.../etc: expected a directory, got '../etc'; write it as 'storage' or '/var/cache'",
    ],
    [
      'a directory that may hold nothing',
      { writable: { 'storage/cache': '0Mi' } },
      "writable.storage/cache: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ],
  ] satisfies [string, RailsServiceProps, string][])(
    'refuses %s, once for all processes',
    (_, props, message) => {
      expect(renderRails({ ...all, ...props }).findings).toEqual([`yashima/production/${message}`]);
    },
  );

  test('refuses all that is wrong with it at once', () => {
    const { findings } = renderRails({
      web: { maxSurge: 0 },
      workers: { jobs: { adapter: 'sidekiq', concurrency: 0 } },
      crons: { tidy: { schedule: 'daily', task: 'a' } },
    });
    expect(findings.map((finding) => finding.split(': ')[0])).toEqual([
      'yashima/production/web.maxSurge',
      'yashima/production/workers/jobs.concurrency',
      'yashima/production/crons/tidy.schedule',
    ]);
  });
});
