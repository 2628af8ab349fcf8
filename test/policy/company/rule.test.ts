import { describe, expect, test } from '@jest/globals';
import { acknowledge, type Check, rule } from '../../../lib';
import { World } from '../../../lib/policy';
import { object, rendered } from '../objects';
import { add, configMap, deploymentOf, saidOf } from './platform';

const OWN = 'registry.example.com/';

const ownImages = rule({
  id: 'SHOP-1',
  title: 'an image of our own registry',
  why: 'nobody scans the others',
  fix: `push a copy to ${OWN}`,
  check: (_, { containers }) =>
    containers
      .filter(({ container }) => !container.image?.startsWith(OWN))
      .map(({ at }) => ({ field: `${at}.image` })),
});

const inProduction = rule({
  id: 'SHOP-2',
  title: 'two replicas in production',
  severity: 'warning',
  why: 'a node may go',
  fix: 'write replicas: 2',
  kinds: ['Deployment'],
  check: ({ spec: { replicas = 1 } }, { environment }) =>
    environment.production && replicas < 2 && { field: 'spec.replicas', got: replicas },
});

describe('a rule of the company', () => {
  test('refuses what it is against, with the field, what stands there and what to do', () => {
    expect(saidOf([ownImages], (chart) => add(chart, deploymentOf('docker.io/app:1')))).toEqual([
      'mikan/production/Deployment/mikan-web.spec.template.spec.containers.app.image: SHOP-1: ' +
        "expected an image of our own registry, got 'docker.io/app:1'; push a copy to registry.example.com/",
    ]);
  });

  test('says nothing of what is right', () => {
    expect(saidOf([ownImages], (chart) => add(chart, deploymentOf(`${OWN}app:1`)))).toEqual([]);
  });

  test.each([
    ['production', 1],
    ['qa', 0],
  ] as const)('knows the environment: %s', (environment, findings) => {
    const build = (chart: Parameters<typeof add>[0]) => add(chart, deploymentOf(`${OWN}app:1`));
    expect(saidOf([inProduction], build, environment)).toHaveLength(findings);
  });

  test('changes nothing of what is written, whatever it does to what it is shown', () => {
    const meddling = rule({
      ...{ id: 'SHOP-3', title: 't', why: 'w', fix: 'f' },
      check: (shown) => {
        Object.assign(shown.metadata, { labels: { changed: 'yes' } });
        return { field: 'metadata' };
      },
    });
    const written = object('ConfigMap/a');
    expect([...meddling.run(new World([rendered([written])], true))]).toHaveLength(1);
    expect(written).toEqual(object('ConfigMap/a'));
  });

  test('shows of what may hold a secret only what is in it', () => {
    const noEnv = rule({
      ...{ id: 'SHOP-4', title: 'no variables', why: 'w', fix: 'f' },
      check: (_, { containers }) => containers.map(({ at }) => ({ field: `${at}.env` })),
    });
    const env = [{ name: 'DB_PASSWORD', value: 'marker-horse' }];
    const said = saidOf([noEnv], (chart) => add(chart, deploymentOf(`${OWN}app:1`, env)));
    expect(said).toContainEqual(expect.stringContaining('SHOP-4: expected no variables, got a list of 1'));
    expect(said.join()).not.toContain('marker-horse');
  });

  test('that only warns is acknowledged in a chart, as every warning is', () => {
    const said = saidOf([inProduction], (chart) => {
      acknowledge(add(chart, deploymentOf(`${OWN}app:1`)), 'SHOP-2', 'a singleton');
    });
    expect(said).toEqual([]);
  });

  test('that refuses cannot be acknowledged', () => {
    const said = saidOf([ownImages], (chart) => {
      acknowledge(add(chart, deploymentOf('docker.io/app:1')), 'SHOP-1', 'we like it');
    });
    expect(said).toHaveLength(1);
  });

  test.each([
    ['without a group', 'ConfigMap', 1],
    ['with one', 'Deployment.apps', 1],
    ['of another group', 'Deployment.extensions', 0],
  ])('asks about kinds that are named %s', (_, kind, count) => {
    const asked: string[] = [];
    const counting = rule({
      ...{ id: 'SHOP-3', title: 't', why: 'w', fix: 'f' },
      kinds: [kind],
      check: ({ metadata }) => void asked.push(metadata.name),
    });
    saidOf([counting], (chart) => [add(chart, configMap('a')), add(chart, deploymentOf(`${OWN}app:1`))]);
    expect(asked).toHaveLength(count);
  });

  test('may compare several objects when it is written as a Check', () => {
    const one: Check = {
      ...{
        id: 'SHOP-4',
        title: 'one ConfigMap a service',
        severity: 'error',
        why: 'w',
        fix: 'put them together',
      },
      *run({ objects }) {
        const [first, second] = objects.filter(({ kind }) => kind === 'ConfigMap');
        if (first === undefined || second === undefined) return;
        const got = second.object.metadata.name;
        yield {
          to: second,
          field: 'metadata.name',
          expected: 'one',
          got,
          fix: 'put them together',
          with: [first],
        };
      },
    };
    const said = saidOf([one], (chart) => [add(chart, configMap('a')), add(chart, configMap('b'))]);
    expect(said).toEqual([
      expect.stringContaining("ConfigMap/b.metadata.name: SHOP-4: expected one, got 'b'"),
    ]);
  });

  test('never shows a value that may be secret', () => {
    const noEnv = rule({
      ...{ id: 'SHOP-5', title: 'no variables', why: 'w', fix: 'f' },
      check: (_, { containers }) =>
        containers.flatMap(({ container: { env = [] }, at }) =>
          env.map(({ name }) => ({ field: `${at}.env.${name}.value` })),
        ),
    });
    const env = [{ name: 'DB_PASSWORD', value: 'hunter22' }];
    const said = saidOf([noEnv], (chart) => add(chart, deploymentOf(`${OWN}app:1`, env)));
    expect(said.filter((line) => line.includes('SHOP-5'))).toEqual([
      expect.stringContaining('got what looks like a secret'),
    ]);
    expect(said.join()).not.toContain('hunter22');
  });
});

describe('a rule that cannot be asked', () => {
  const broken = (check: () => unknown) =>
    rule({ id: 'SHOP-6', title: 't', why: 'w', fix: 'f', check: check as () => undefined });

  test.each<[string, () => unknown, string]>([
    [
      'throws',
      () => (undefined as unknown as string).length,
      'TypeError: Cannot read properties of undefined',
    ],
    ['is asynchronous', async () => undefined, 'check returned a promise, not problems'],
    ['answers with a truth', () => true, 'check returned boolean, not problems'],
    [
      'is of no severity that there is',
      () => ({ field: 'spec', severity: 'fatal' }),
      'check returned a severity',
    ],
  ])('because it %s is one finding that names it', (_, check, said) => {
    const lines = saidOf([broken(check)], (chart) => [
      add(chart, configMap('a')),
      add(chart, configMap('b')),
    ]);
    expect(lines).toEqual([expect.stringContaining('platform.rules.SHOP-6: expected a rule that answers')]);
    expect(lines[0]).toContain(said);
  });

  test('stops no other', () => {
    const throwing = broken(() => {
      throw new Error('no');
    });
    const said = saidOf([throwing, ownImages], (chart) => add(chart, deploymentOf('docker.io/app:1')));
    expect(said.map((line) => line.match(/SHOP-\d/)?.[0])).toEqual(['SHOP-6', 'SHOP-1']);
  });
});
