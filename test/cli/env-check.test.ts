import { beforeEach, describe, expect, test } from '@jest/globals';
import { findingsAt } from '../../lib/cli/env/check-place';
import { checkKeys } from '../../lib/cli/env/contract-check';
import { type Environment, InvalidProps, NOWHERE } from '../../lib/kernel';
import { company } from './company';
import { Kube, NOBODY } from './kube';
import { MemoryCluster, MemoryFile } from './memory-store';

const directory = company();
const ALL = { DATABASE_URL: 'hunter2', API_KEY: 'hunter2' };
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
  kube.store('qa/tls').put({ 'tls.crt': '', 'tls.key': '' });
});
const qa = () => kube.store('qa/dotenv');

describe('kube env check', () => {
  test('ends well where every key is there that a pod does not start without', async () => {
    qa().put(ALL);
    const { out, exitCode } = await kube.env('check yashima -e qa', NOBODY);
    expect({ out, exitCode }).toEqual({ out: '1 service in qa: 0 errors, 0 warnings', exitCode: 0 });
  });

  test('names each missing key with cluster, Secret, place and workloads, and how to set it', async () => {
    const { out, exitCode } = await kube.env('check yashima -e qa', NOBODY);
    expect(out.split('\n')).toEqual([
      'yashima/qa/dotenv.API_KEY: expected a value, which CronJob/yashima-expiry needs, got none in Secret qa/dotenv; kube env set yashima -e qa API_KEY',
      'yashima/qa/dotenv.DATABASE_URL: expected a value, which Deployment/yashima-api needs, got none in Secret qa/dotenv; kube env set yashima -e qa DATABASE_URL',
      '1 service in qa: 2 errors, 0 warnings',
    ]);
    expect(exitCode).toBe(1);
  });

  test('tells a misspelt key once, as what it was meant to be', async () => {
    qa().put({ API_KEY: '', DATABSE_URL: 'hunter2' });
    const { out } = await kube.env('check yashima -e qa', NOBODY);
    expect(out.split('\n')).toHaveLength(2);
    expect(out).toContain(
      "got only DATABSE_URL, which nothing reads, in Secret qa/dotenv; did you mean 'DATABASE_URL'?",
    );
  });

  test('warns of a key that nothing reads, and ends well', async () => {
    qa().put({ ...ALL, OLD: 'hunter2' });
    const { out, exitCode } = await kube.env('check yashima -e qa', NOBODY);
    expect(out).toContain('warning: yashima/qa/dotenv.OLD: expected a key that something reads');
    expect(exitCode).toBe(0);
  });

  test('looks into every cluster', async () => {
    for (const name of ['production', 'production-osaka'])
      kube.store(`${name}/tls`).put({ 'tls.crt': '', 'tls.key': '' });
    kube.store('production/dotenv').put(ALL);
    kube.store('production-osaka/dotenv').put({ OLD: '' });
    const { out } = await kube.env('check yashima -e production', NOBODY);
    expect(out).toMatch(/^yashima\/production-osaka\/dotenv\.DATABASE_URL: /m);
    expect(out).toContain('1 service in production, production-osaka: 1 error, 1 warning');
  });

  test('tells how to change one cluster of several, whatever they are called', async () => {
    kube.store('production-osaka/dotenv').put({ ...ALL, API_KEY: undefined });
    kube.store('production/dotenv').put({ ...ALL, OLD: '' });
    const { out } = await kube.env('check yashima -e production', NOBODY);
    const fixes = out.split('\n').flatMap((line) => /kube env (un)?set .*$/.exec(line)?.[0] ?? []);
    expect(fixes.toSorted()).toEqual([
      'kube env set yashima -e production/production -s tls tls.crt tls.key',
      'kube env set yashima -e production/production -s tls tls.crt tls.key',
      'kube env set yashima -e production/production-osaka -s tls tls.crt tls.key',
      'kube env set yashima -e production/production-osaka -s tls tls.crt tls.key',
      'kube env unset yashima -e production/production OLD',
    ]);
  });

  test('tells how to change the one file of several clusters', async () => {
    const { out } = await kube.env('check yashima -e sandbox', NOBODY);
    expect(out).toContain('; kube env set yashima -e sandbox API_KEY');
  });

  test('looks at every service where none is named, and into every Secret', async () => {
    qa().put(ALL);
    kube.store('qa/tls').put({ 'tls.crt': undefined });
    const { out } = await kube.env('check -e qa', NOBODY);
    expect(out).toMatch(/^yashima\/qa\/tls\.tls\.crt: .*; kube env set yashima -e qa -s tls tls\.crt$/m);
  });

  test('looks at what a store has made of it', async () => {
    kube.store('partner/tls').put({ 'tls.crt': '', 'tls.key': '' });
    kube.store('partner/dotenv').put(ALL);
    expect((await kube.env('check yashima -e partner', NOBODY)).exitCode).toBe(0);
  });

  test('tells what else is missing where one place cannot be read', async () => {
    const path = 'cluster qa';
    const finding = { path, expected: 'an answer', got: 'none', fix: 'look', severity: 'error' } as const;
    qa().names = () => Promise.reject(new InvalidProps([finding]));
    kube.store('qa/tls').put({ 'tls.crt': undefined });
    const { out, exitCode } = await kube.env('check yashima -e qa', NOBODY);
    expect(out).toContain('cluster qa: expected an answer');
    expect(out).toContain('yashima/qa/tls.tls.crt: ');
    expect(exitCode).toBe(1);
  });

  test('gives programs findings and places as JSON', async () => {
    qa().put(ALL).put({ API_KEY: undefined });
    const { out } = await kube.env('check yashima -e qa --json', NOBODY);
    const { findings, places } = JSON.parse(out);
    expect(findings).toMatchObject([{ path: 'yashima/qa/dotenv.API_KEY', severity: 'error' }]);
    expect(places).toMatchObject([{ secret: 'dotenv' }, { secret: 'tls' }]);
    expect(out).not.toContain('hunter2');
  });
});

describe('a Secret that a pod reads as a whole', () => {
  const qa: Environment = { ...NOWHERE, name: 'qa', cluster: { name: 'qa', primary: true } };
  const whole = [{ kind: 'Deployment', name: 'yashima-api' }];
  const needed = { name: 'dotenv', keys: new Map(), whole, required: true };
  const store = new MemoryCluster('Secret qa/dotenv');
  const place = {
    service: 'yashima',
    secret: 'dotenv',
    clusters: [qa],
    selector: 'qa',
    needed,
    store,
  } as const;

  test('is missing where there is none', async () => {
    expect(await findingsAt(place)).toMatchObject([{ path: 'yashima/qa/dotenv', severity: 'error' }]);
  });

  test('is there where it has no key', async () => {
    const empty = new MemoryCluster('Secret qa/dotenv').put({});
    expect(await findingsAt({ ...place, store: empty })).toEqual([]);
  });

  test('is missing in a file without keys, of which no value is asked for', async () => {
    const secrets = { source: 'sops' } as const;
    const file = new MemoryFile('apps/yashima/secrets/qa.enc.yaml').put({});
    file.read = () => Promise.reject(new Error('sops has no key'));
    const inFile = { ...place, clusters: [{ ...qa, secrets }] as const, store: file };
    expect(await findingsAt(inFile)).toMatchObject([{ path: 'yashima/qa/dotenv', severity: 'error' }]);
  });

  test('has no key too many', () => {
    expect(checkKeys(place, ['A', 'B'])).toEqual([]);
  });

  test('may be missing where no pod waits for it', () => {
    expect(checkKeys({ ...place, needed: { ...needed, required: false } }, undefined)).toEqual([]);
  });
});
