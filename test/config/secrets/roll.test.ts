import { describe, expect, test } from '@jest/globals';
import { CronTask, RollingDeployment } from '../../../lib';
import { rollOnChange } from '../../../lib/config/secrets/roll-on-change';
import { field, type Manifest } from '../../../lib/kernel';
import { render, type Yashima } from '../../rendering';

const RELOAD = 'secret.reloader.stakater.com/reload';

const pods = (chart: Yashima) => {
  const shared = { command: ['/api'], memory: '64Mi' as const };
  new RollingDeployment(chart, 'one', { ...shared, port: 8080, env: { secret: ['A', 'B'] } });
  new RollingDeployment(chart, 'two', { ...shared, port: 8080, env: { secret: ['B'] } });
  new RollingDeployment(chart, 'all', { ...shared, port: 8080, env: { from: [{ secret: 'dotenv' }] } });
  new RollingDeployment(chart, 'none', { ...shared, port: 8080 });
  new CronTask(chart, 'cron', { ...shared, schedule: '@daily', env: { secret: ['A'] } });
};

const objects = render(pods).objects.filter(({ kind }) => kind === 'Deployment' || kind === 'CronJob');

const contents = (values: Record<string, string>) => new Map([['dotenv', new Map(Object.entries(values))]]);

/** The checksum that the pods of a workload carry, by the workload's name. */
const checksums = (values: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    rollOnChange(objects, contents(values), false).map((object) => [
      object.metadata.name,
      field(object, 'spec', 'template', 'metadata', 'annotations', 'checksum/dotenv'),
    ]),
  );

const rolled = (before: Record<string, string>, after: Record<string, string>): readonly string[] => {
  const [old, fresh] = [checksums(before), checksums(after)];
  return Object.keys(old).filter((name) => old[name] !== fresh[name]);
};

describe('where the encrypted content is known', () => {
  test('a changed value rolls the pods that read it, and no others', () => {
    expect(rolled({ A: '1', B: '1' }, { A: '2', B: '1' })).toEqual(['yashima-one', 'yashima-all']);
  });

  test('a key that nobody names rolls those that read all', () => {
    expect(rolled({ A: '1', B: '1' }, { A: '1', B: '1', C: '1' })).toEqual(['yashima-all']);
  });

  test('the order of keys rolls nobody', () => {
    expect(rolled({ A: '1', B: '2' }, { B: '2', A: '1' })).toEqual([]);
  });

  test('pods that read no secret, and those of crons, carry nothing', () => {
    expect(checksums({ A: '1', B: '1' })).toMatchObject({
      'yashima-none': undefined,
      'yashima-cron': undefined,
    });
  });

  test('Reloader is not asked too', () => {
    expect(rollOnChange(objects, contents({}), true).flatMap(reload)).toEqual([]);
  });
});

const reload = ({ metadata }: Manifest) => metadata.annotations?.[RELOAD] ?? [];

describe('where the content is not known', () => {
  const names = (source: readonly Manifest[]) =>
    source
      .filter(({ metadata }) => metadata.annotations?.[RELOAD] === 'dotenv')
      .map(({ metadata }) => metadata.name);

  test('Reloader is asked to roll what reads the Secret', () => {
    expect(names(rollOnChange(objects, new Map(), true))).toEqual([
      'yashima-one',
      'yashima-two',
      'yashima-all',
    ]);
  });

  test("a team's own list for Reloader stays as it is", () => {
    const [first] = objects;
    const own = { ...first, metadata: { ...first?.metadata, annotations: { [RELOAD]: 'mine' } } };
    // rendered above, with another annotation
    expect(rollOnChange([own as Manifest], new Map(), true).flatMap(reload)).toEqual(['mine']);
  });

  test('nothing is said where there is no Reloader', () => {
    expect(rollOnChange(objects, new Map(), false)).toEqual(objects);
  });

  test('the platform says whether there is one', () => {
    const secrets = { source: 'dotenv', reloader: true } as const;
    expect(names(render(pods, { environment: { secrets } }).objects)).toHaveLength(3);
    expect(names(objects)).toEqual([]);
  });
});
