import { describe, expect, test } from '@jest/globals';
import { Kube, NOBODY } from './kube';

const kube = new Kube();
kube
  .store('qa/dotenv')
  .put({ DATABASE_URL: 'mysql://u:hunter2@db/x', OLD: 'hunter2\u001b[2J', DER: Buffer.from([255]) });
kube.store('production/dotenv').put({ DATABASE_URL: 'hunter2', API_KEY: 'hunter2' });

describe('kube env list', () => {
  test('names every key, what is wrong with it and who needs it, and shows no value', async () => {
    const { out, exitCode } = await kube.env('list yashima -e qa', NOBODY);
    expect(out.split('\n')).toEqual([
      'qa: Secret qa/dotenv',
      '  API_KEY       missing  CronJob/yashima-expiry',
      '  DATABASE_URL           Deployment/yashima-api',
      '  DER           surplus',
      '  OLD           surplus',
      '  SENTRY_DSN    not set  Deployment/yashima-api',
    ]);
    expect(exitCode).toBe(0);
  });

  test.each([
    [
      'production',
      ['production: Secret production/dotenv', 'production-osaka: Secret production-osaka/dotenv'],
    ],
    ['production/production', ['production: Secret production/dotenv']],
    ['production-osaka', ['production-osaka: Secret production-osaka/dotenv']],
    ['sandbox', ['sandbox: apps/yashima/secrets/sandbox.enc.yaml']],
    ['sandbox-two', ['sandbox-two: apps/yashima/secrets/sandbox.enc.yaml']],
  ])('-e %s leads to its places, one for each that there is', async (name, places) => {
    const { out } = await kube.env(`list yashima -e ${name}`, NOBODY);
    expect(out.match(/^\S.*/gm)).toEqual(places);
  });

  test('finds a cluster by the context that the platform names, and the namespace by the chart', async () => {
    await kube.env('list yashima -e production/production', NOBODY);
    const asked = kube.stores.asked.at(-1);
    expect(asked?.environment.cluster.context).toBe('tokyo');
    expect(asked?.namespace).toBe('yashima');
  });

  test('shows values to a terminal, without anything that it would obey', async () => {
    const { out } = await kube.env('list yashima -e qa --show');
    expect(out).toContain('mysql://u:hunter2@db/x');
    expect(out).toContain('hunter2\\u001b[2J');
    expect(out).toContain('(1 bytes that are no text)');
  });

  test.each([
    ['a pipe', 'list yashima -e qa --show', NOBODY],
    ['--json', 'list yashima -e qa --show --json', {}],
  ])('refuses to show values to %s', async (_, words, answers) => {
    const { exitCode, terminal } = await kube.env(words, answers);
    expect(exitCode).toBe(2);
    expect(terminal.everything).not.toContain('hunter2');
  });

  test('gives programs the same as JSON, without values', async () => {
    const { out } = await kube.env('list yashima -e qa --json', NOBODY);
    const [place] = JSON.parse(out);
    expect(place).toMatchObject({ environment: 'qa', clusters: ['qa'], secret: 'dotenv' });
    expect(place.keys[0]).toEqual({
      key: 'API_KEY',
      present: false,
      needed: true,
      required: true,
      workloads: [{ kind: 'CronJob', name: 'yashima-expiry' }],
    });
    expect(out).not.toContain('hunter2');
  });

  test('lists another Secret that the chart names, and passes its type on', async () => {
    const { out } = await kube.env('list yashima -e qa --secret tls', NOBODY);
    expect(out).toBe('qa: Secret qa/tls\n  tls.crt  missing\n  tls.key  missing');
    expect(kube.stores.asked.at(-1)?.type).toBe('kubernetes.io/tls');
  });

  test('lists a service that reads no Secret yet', async () => {
    expect((await kube.env('list himekuri -e qa', NOBODY)).exitCode).toBe(0);
  });
});
