import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acknowledge, type RegoRulesProps, regoRules } from '../../../lib';
import { describeWith } from '../programs';
import { compileRego, removeCompiled } from './opa';
import { add, configMap, deploymentOf, saidOf } from './platform';

afterAll(removeCompiled);

const POLICY = `package main

deny contains msg if {
  input.kind == "Deployment"
  some container in input.spec.template.spec.containers
  not startswith(container.image, "registry.example.com/")
  msg := sprintf("container %s runs %s", [container.name, container.image])
}

violation contains {"msg": "too few", "field": "spec.replicas", "got": 1, "fix": "write replicas: 2"} if {
  input.kind == "Deployment"
  data.environment.production
  object.get(input.spec, "replicas", 1) < data.least
}

warn_names contains "call it otherwise" if input.metadata.name == "odd"

warn_yaml contains "no YAML" if {
  input.data.yaml
  not yaml.is_valid(input.data.yaml)
}
`;

const rego = (wasm: string, more: Partial<RegoRulesProps> = {}) =>
  regoRules({
    ...{ id: 'SHOP-9', title: 'what our policies allow', why: 'w', fix: 'read the handbook', wasm },
    data: { least: 2 },
    ...more,
  });

describeWith('opa', 'rules in Rego', () => {
  let wasm = '';
  beforeAll(() => {
    wasm = compileRego(POLICY, 'main', 'main/deny');
  });
  const foreign = deploymentOf('docker.io/app:1');

  test('refuse what is denied, in the words of the policy', () => {
    expect(saidOf([rego(wasm)], (chart) => add(chart, foreign), 'qa')).toEqual([
      'mikan/qa/Deployment/mikan-web: SHOP-9: expected what our policies allow, got container app runs docker.io/app:1; read the handbook',
    ]);
  });

  test('say the field, what was found and what to do where the policy says it, and know the environment', () => {
    const said = saidOf([rego(wasm)], (chart) => add(chart, deploymentOf('registry.example.com/app:1')));
    expect(said).toEqual([
      'mikan/production/Deployment/mikan-web.spec.replicas: SHOP-9: expected what our policies allow, got 1; write replicas: 2',
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['odd', {}, 'got call it otherwise'],
    ['broken', { yaml: 'a: [' }, 'got no YAML'],
  ])('warn of a ConfigMap %s, which is acknowledged as every warning is', (name, values, said) => {
    const warned = saidOf([rego(wasm)], (chart) => add(chart, configMap(name, values)));
    expect(warned).toEqual([expect.stringMatching(`warning SHOP-9: .*${said}`)]);
    const silent = saidOf([rego(wasm)], (chart) =>
      acknowledge(add(chart, configMap(name, values)), 'SHOP-9', 'it is right'),
    );
    expect(silent).toEqual([]);
  });

  test('may be one set of a package, and ask about some kinds only', () => {
    const denies = rego(wasm, { entrypoint: 'main/deny', severity: 'warning', kinds: ['Deployment.apps'] });
    const said = saidOf([denies], (chart) => [add(chart, foreign), add(chart, configMap('odd'))]);
    expect(said).toEqual([expect.stringContaining('warning SHOP-9: ')]);
  });

  test('read an input of another form, such as that of Gatekeeper', () => {
    const gatekeeper = compileRego(
      'package shop\nviolation contains {"msg": "no"} if input.review.object.kind == "Deployment"',
      'shop/violation',
    );
    const review = rego(gatekeeper, { input: (object) => ({ review: { object } }) });
    expect(saidOf([review], (chart) => add(chart, foreign))).toEqual([expect.stringContaining('got no;')]);
  });

  test('answer every object of a chart in turn', () => {
    const said = saidOf([rego(wasm, { kinds: ['ConfigMap'] })], (chart) =>
      Array.from({ length: 300 }, (_, index) =>
        add(chart, configMap(index % 3 === 0 ? `a${index}` : `b${index}`)),
      ),
    );
    expect(said).toEqual([]);
  });

  test.each<[string, string, Partial<RegoRulesProps>, string]>([
    ['a package without such sets', 'package main\ndenies contains "no"', {}, 'got rules called denies'],
    ['a truth', 'package main\nallow := true', { entrypoint: 'main/allow' }, 'got true'],
    ['a set of numbers', 'package main\ndeny contains 1', {}, "got a member 1 without a text 'msg'"],
    [
      'another entry point',
      'package main\ndeny contains "no"',
      { entrypoint: 'other' },
      'entrypoint other is not',
    ],
    [
      'what WebAssembly has not',
      'package main\ndeny contains "no" if http.send({}).status_code == 1',
      {},
      'http.send',
    ],
  ])('that give %s are one finding', (_, source, more, said) => {
    const entrypoint = more.entrypoint === 'main/allow' ? 'main/allow' : 'main';
    const lines = saidOf([rego(compileRego(source, entrypoint), more)], (chart) => [
      add(chart, foreign),
      add(chart, configMap('a')),
    ]);
    expect(lines).toEqual([expect.stringContaining('platform.rules.SHOP-9: expected a policy that answers')]);
    expect(lines[0]).toContain(said);
  });
});

describe('rules in Rego without a policy', () => {
  test.each([
    ['a file that is not there', '/nowhere/policy.wasm'],
    ['a file of something else', __filename],
  ])('from %s are one finding, with the command that makes it', (_, wasm) => {
    const said = saidOf([rego(wasm)], (chart) => add(chart, configMap('a')));
    expect(said).toEqual([expect.stringMatching(/^platform\.rules\.SHOP-9\.wasm: .*opa build -t wasm/)]);
  });

  test('read nothing where nothing is asked', () => {
    expect(saidOf([rego('/nowhere/policy.wasm', { kinds: ['Rollout'] })], () => undefined)).toEqual([]);
  });
});
