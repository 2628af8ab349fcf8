import { describe, expect, test } from '@jest/globals';
import { yashima } from './yashima';

const chart = yashima();

describe('an object is found', () => {
  test('by its component', () => {
    expect(chart.find('Deployment', 'sidekiq').metadata.name).toBe('yashima-sidekiq');
  });

  test('by its name', () => {
    expect(chart.find('Deployment', 'yashima-web').spec.replicas).toBe(6);
  });

  test('by its kind where it is the only one', () => {
    expect(chart.find('Job').metadata.name).toBe('yashima-migration');
  });

  test('by kind and group', () => {
    expect(chart.find('Deployment.apps', 'web').metadata.name).toBe('yashima-web');
  });

  test('with all others of its kind', () => {
    expect(chart.all('Deployment').map(({ metadata }) => metadata.name)).toEqual([
      'yashima-web',
      'yashima-sidekiq',
    ]);
  });
});

describe('what is not found says what there is', () => {
  const found = 'got Deployment/yashima-web, Deployment/yashima-sidekiq';

  test.each([
    [
      'an unknown component',
      () => chart.find('Deployment', 'resque'),
      `expected one Deployment 'resque', ${found}`,
    ],
    ['one of several', () => chart.find('Deployment'), `expected one Deployment, ${found}`],
    ['an unknown kind', () => chart.find('Gateway'), 'expected one Gateway, got none'],
    [
      'an unknown container',
      () => chart.container('web', 'nginx'),
      "expected a container 'nginx' in the pods of 'web'",
    ],
    [
      'pods of an unknown component',
      () => chart.pod('resque'),
      "that makes pods of component 'resque', got ",
    ],
  ])('refuses %s', (_, find, message) => {
    expect(find).toThrow(message);
  });
});

describe('of a component', () => {
  test('pod gives the specification of its pods', () => {
    expect(chart.pod('web').enableServiceLinks).toBe(false);
  });

  test('container gives its main container', () => {
    expect(chart.container('sidekiq').name).toBe('sidekiq');
  });

  test('container gives another one by name', () => {
    expect(chart.container('web', 'wait-for-migration').command).toContain('db:abort_if_pending_migrations');
  });

  test('env gives the values that its ConfigMap holds', () => {
    expect(chart.env('web')).toMatchObject({ LOG_LEVEL: 'info', RAILS_ENV: 'production' });
  });

  test('env gives the place of a secret, for its value is not known', () => {
    expect(chart.env('web').DATABASE_URL).toEqual({ secretKeyRef: { name: 'dotenv', key: 'DATABASE_URL' } });
  });
});
