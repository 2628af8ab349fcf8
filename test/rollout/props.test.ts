import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AutoscalingProps, RollingDeployment, type RollingDeploymentProps } from '../../lib';
import {
  container,
  count,
  cpu,
  duration,
  env,
  image,
  memory,
  probes,
  rollout,
  share,
  shutdown,
  some,
  text,
  word,
  words,
  writable,
} from '../odd-values';
import { asText, expectFindingsOrYaml, hasError, lost, type Pair } from '../outcome';
import { type Rendered, render } from '../rendering';

const RUNS = { seed: 6, numRuns: 300 };

const renderDeployment = (props: RollingDeploymentProps) =>
  render((chart) => new RollingDeployment(chart, 'web', props));

const percent = fc.constantFrom<`${number}%`[]>('50%', '0%', '-1%', '0.5%');

const amount = fc.constantFrom<(`${number}` | `${number}m`)[]>('10', '250m', '0', '-1', '1e3');
const metricName = fc.constantFrom('puma_backlog', 'a/b', '..', '');

const metric = fc.oneof(
  fc.record({ pods: metricName, average: amount }),
  fc.record({
    external: metricName,
    value: amount,
    selector: fc.dictionary(word, word, { maxKeys: 1 }),
  }),
  fc.record({
    object: fc.record({
      apiVersion: fc.constantFrom('v1', 'networking.k8s.io/v1', ''),
      kind: fc.constantFrom('Ingress', 'ingress'),
      name: word,
    }),
    metric: metricName,
    average: amount,
  }),
);

const rules = some({
  stabilization: duration,
  policies: fc.array(fc.record({ pods: count, period: duration }), { maxLength: 2 }),
  select: fc.constantFrom<('Max' | 'Min' | 'Disabled')[]>('Max', 'Min', 'Disabled'),
});

const autoscaling: fc.Arbitrary<AutoscalingProps> = fc.record(
  {
    min: count,
    max: count,
    cpu: fc.oneof(percent, fc.constant(false as const)),
    memory: percent,
    metrics: fc.array(metric, { maxLength: 2 }),
    behavior: some({ scaleUp: rules, scaleDown: rules }),
  },
  { requiredKeys: ['max'] },
);

const claim = fc.constantFrom(
  'uploads',
  '',
  { kind: 'PersistentVolumeClaim', name: 'disk', accessModes: ['ReadWriteOncePod'] },
  { kind: 'Secret', name: 'Disk', accessModes: [] },
);

const deploymentProps: fc.Arbitrary<RollingDeploymentProps> = some({
  ...rollout,
  autoscaling: fc.oneof(autoscaling, fc.constantFrom('external' as const, 'prepared' as const)),
  disruptionBudget: fc.oneof(rollout.disruptionBudget, fc.record({ minAvailable: share })),
  image,
  command: words,
  args: words,
  port: count,
  probes,
  shutdown,
  cpuLimit: cpu,
  ephemeralStorage: memory,
  user: count,
  writable,
  stickyTmp: fc.constantFrom('/tmp/ruby', '/tmp', 'tmp', ''),
  container,
  pod: some({ hostNetwork: fc.boolean(), priorityClassName: text }),
  env,
  variables: env,
  volumes: fc.dictionary(fc.constantFrom('/data', 'data', ''), fc.record({ claim }), { maxKeys: 2 }),
  name: fc.constantFrom('api', 'Bad_Name', '', 'x'.repeat(64)),
});

const few = fc.constantFrom(0, 1, 3);
const plainText = fc.constantFrom('', '0', 'false', 'info');

/** What most charts say, with a 0, a false or an empty text wherever it means something. */
const plainProps: fc.Arbitrary<RollingDeploymentProps> = some({
  replicas: few,
  maxSurge: fc.constantFrom<1 | '10%'>(1, '10%'),
  maxUnavailable: few,
  minReady: fc.constant('0s' as const),
  revisionHistory: few,
  spread: fc.constant(false),
  disruptionBudget: fc.constant(false as const),
  args: fc.array(plainText, { maxLength: 2 }),
  variables: fc.record({ clear: fc.record({ FLAG: plainText }) }),
  container: some({ stdin: fc.boolean(), workingDir: plainText }),
  pod: some({ hostNetwork: fc.constant(false), priorityClassName: plainText }),
});

function pairsOf(props: RollingDeploymentProps, rendered: Rendered): readonly Pair[] {
  const { spec } = rendered.object('Deployment', 'yashima-web');
  const podSpec = rendered.pod('Deployment', 'yashima-web').spec;
  const { stdin, workingDir, args, env: variables = [] } = rendered.container('Deployment', 'yashima-web');
  return [
    [props.replicas, spec?.replicas],
    [props.maxSurge, spec?.strategy?.rollingUpdate?.maxSurge],
    [props.maxUnavailable, spec?.strategy?.rollingUpdate?.maxUnavailable],
    [props.minReady === '0s' ? 0 : undefined, spec?.minReadySeconds],
    [props.revisionHistory, spec?.revisionHistoryLimit],
    [props.spread, podSpec?.topologySpreadConstraints !== undefined],
    [props.disruptionBudget, rendered.names('PodDisruptionBudget').length > 0],
    [asText(props.args), asText(args)],
    [props.variables?.clear?.FLAG, variables.find(({ name }) => name === 'FLAG')?.value],
    [props.container?.stdin, stdin],
    [props.container?.workingDir, workingDir],
    [props.pod?.hostNetwork, podSpec?.hostNetwork],
    [props.pod?.priorityClassName, podSpec?.priorityClassName],
  ];
}

describe('whatever a chart says of a deployment', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(deploymentProps, (props) => expectFindingsOrYaml(renderDeployment(props))),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    fc.assert(
      fc.property(plainProps, (props) => {
        const rendered = renderDeployment(props);
        expect(hasError(rendered)).toBe(false);
        expectFindingsOrYaml(rendered);
        expect(lost(pairsOf(props, rendered))).toEqual([]);
      }),
      RUNS,
    );
  });
});
