import { type Mutants, objects } from '../mutants';
import { object, template, workload } from '../objects';
import { autoscaler, budget, open, web, worker } from './shop';

const HALF_CPU = { resources: { requests: { cpu: '500m', memory: '1Gi' } } };
const share = (name: string) => ({
  metrics: [
    { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: 70 } } },
  ],
});
const scaled = (container: object) => web({ container: container as never, spec: { replicas: undefined } });
const rolling = (maxSurge: unknown, maxUnavailable: unknown) => ({
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
});
const pods = (replicas: number) => ({ spec: { replicas } });
const clock = (spec: object = {}, ...command: readonly string[]) =>
  worker({
    container: { command: command.length > 0 ? command : ['bundle', 'exec', 'clockwork', 'clock.rb'] },
    spec: { replicas: 1, ...spec },
  });

const apart = (term: object = {}) => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } }, ...term },
      ],
    },
  },
});

const claim = (...accessModes: readonly string[]) =>
  object('PersistentVolumeClaim/files', { spec: { accessModes } });
const claiming = { volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }] };

const spread = (constraint: object = {}) => ({
  pod: {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
        ...constraint,
      },
    ],
  },
});

/** How many, and in whose place. */
export const COUNTING: Readonly<Record<string, Mutants>> = {
  F25: {
    caught: {
      'a share of what no pod asks for': [
        objects([scaled({}), autoscaler(share('cpu'))]),
        'F25: expected pods of Deployment web that all ask for cpu, got no request of web',
      ],
      'no metric means the CPU': [
        objects([scaled({}), autoscaler({})]),
        'spec.metrics: warning F25: expected pods of Deployment web that all ask for cpu',
      ],
      'the memory of Ruby': [
        objects([scaled(HALF_CPU), autoscaler(share('memory'))]),
        'F25: expected no memory, which Ruby never gives back, got memory',
      ],
      'more pods at the fewest than at most': [
        objects([scaled(HALF_CPU), autoscaler({ ...share('cpu'), minReplicas: 11 })]),
        'spec.maxReplicas: F25: expected at least 11, its minReplicas, got 10',
      ],
    },
    spared: {
      'pods that ask for CPU': objects([scaled(HALF_CPU), autoscaler(share('cpu'))]),
      'what is limited asks for its limit': objects([
        scaled({ resources: { limits: { cpu: '1' } } }),
        autoscaler(share('cpu')),
      ]),
      'a namespace in which a LimitRange asks': objects([
        scaled({}),
        autoscaler(share('cpu')),
        object('LimitRange/usual', { spec: { limits: [{ type: 'Container' }] } }),
      ]),
      'the memory of another language': objects([
        scaled({ ...HALF_CPU, command: ['/shop'] }),
        autoscaler(share('memory')),
      ]),
    },
  },
  F26: {
    caught: {
      'all pods must stay': [
        objects([web(), budget({ minAvailable: 2 })]),
        'F26: expected fewer pods than there may be of the 2 of Deployment web, got 2',
      ],
      'a share that is rounded up to all': [
        objects([web(), budget({ minAvailable: '51%' })]),
        "F26: expected fewer pods than there may be of the 2 of Deployment web, got '51%'",
      ],
      'none may go': [
        objects([web(), budget({ maxUnavailable: 0 })]),
        'spec.maxUnavailable: F26: expected at least one pod of the 2 of Deployment web, got 0',
      ],
      'the autoscaler keeps as many as must stay': [
        objects([scaled(HALF_CPU), autoscaler({ minReplicas: 3 }), budget({ minAvailable: 3 })]),
        'F26: expected fewer pods than there may be of the 3',
      ],
      'a single pod must stay': [
        objects([web(pods(1)), budget({ minAvailable: 1 })]),
        'F26: expected fewer pods than there may be of the 1',
      ],
      'all may go': [
        objects([web(), budget({ maxUnavailable: '100%' })]),
        'warning F26: expected fewer pods than there may be of the 2',
      ],
      'no pod has to stay': [
        objects([web(), budget({ minAvailable: 0 })]),
        'warning F26: expected at least one pod',
      ],
    },
    spared: {
      'one of two may go': objects([web(), budget({ maxUnavailable: 1 })]),
      'half of two must stay': objects([web(), budget({ minAvailable: '50%' })]),
      'a number that somebody else owns': objects([
        web({
          spec: { replicas: undefined },
          metadata: { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-rails' } },
        }),
        budget({ maxUnavailable: 1 }),
      ]),
      'no pods at all': objects([web(pods(0)), budget({ minAvailable: 1 })]),
    },
  },
  F27: {
    caught: {
      'two clocks': [
        objects([clock({ replicas: 2, strategy: { type: 'Recreate' } })]),
        'F27: expected one pod of a clock, got 2',
      ],
      'a clock that starts before the old one has stopped': [
        objects([clock()]),
        'F27: expected Recreate, so that the old clock has stopped before the new one starts, got RollingUpdate',
      ],
      'a scheduler in a script': [objects([clock({}, './scripts/start.clock.sh')]), 'F27: expected Recreate'],
    },
    spared: {
      'one clock that stops before the next one starts': objects([clock({ strategy: { type: 'Recreate' } })]),
      'a StatefulSet has one at most': objects([
        workload(
          'StatefulSet/clock',
          { app: 'clock' },
          template({ app: 'clock' }, {}, { command: ['clockwork'] }),
        ),
      ]),
      'a scheduler that takes a lock': objects([clock({}, 'bundle', 'exec', 'rake', 'resque:scheduler')]),
      'a service that tells the time': objects([web({ container: { command: ['/clock', 'serve'] } })]),
      'a worker': objects([worker()]),
    },
  },
  P1: {
    caught: {
      'half of the pods may be missing': [
        objects(open(web({ spec: { ...rolling('10%', '50%'), replicas: 4 } }))),
        'rollingUpdate.maxUnavailable: warning P1: expected 0, got 2 of 4 that may be missing',
      ],
      'a quarter of the pods, as Kubernetes has it': [
        objects(open(web({ spec: { replicas: 4 } }))),
        'rollingUpdate.maxUnavailable: warning P1: expected 0, got 1 of 4',
      ],
      'twice the pods at once': [
        objects(open(web({ spec: { ...rolling('100%', 0), replicas: 4 } }))),
        "rollingUpdate.maxSurge: warning P1: expected '10%' at most, got 4 more than 4",
      ],
      'no pod at all in between': [
        objects(open(web({ spec: { strategy: { type: 'Recreate' } } }))),
        "spec.strategy.type: warning P1: expected RollingUpdate, got 'Recreate'",
      ],
    },
    spared: {
      'a quarter of three is none': objects(open(web({ spec: { replicas: 3 } }))),
      'one pod more, and none less': objects(open(web({ spec: rolling('10%', 0) }))),
      'a worker, whom nobody waits for': objects([worker({ spec: { ...rolling(0, '50%'), replicas: 4 } })]),
    },
  },
  F28: {
    caught: {
      'no pod may come and none may go': [
        objects([web({ spec: rolling(0, '0%') })]),
        'rollingUpdate: F28: expected maxSurge or maxUnavailable above 0, got 0 of both',
      ],
      'pods that must not share a node, and none of which may be missing': [
        objects([web({ spec: rolling(1, 0), pod: apart() })]),
        'F28: expected room for one pod more while none may be missing, got pods that must not share a node',
      ],
      'a claim for one node that old and new pod need': [
        objects([web({ spec: { ...rolling(1, 0), replicas: 1 }, pod: claiming }), claim('ReadWriteOnce')]),
        "F28: expected a claim that the old and the new pod of a rollout can use on two nodes, got 'ReadWriteOnce'",
      ],
      'a claim for one pod': [
        objects([web({ spec: { ...rolling(1, 0), replicas: 1 }, pod: claiming }), claim('ReadWriteOncePod')]),
        'volumes.files: F28: expected a claim',
      ],
    },
    spared: {
      'a quarter of each, as Kubernetes has it': objects([web()]),
      'pods of one version keep apart': objects([
        web({ spec: rolling(1, 0), pod: apart({ matchLabelKeys: ['pod-template-hash'] }) }),
      ]),
      'an old pod goes first': objects([
        web({ spec: { ...rolling(0, 1), replicas: 1 }, pod: { ...claiming, ...apart() } }),
        claim('ReadWriteOnce'),
      ]),
      'a claim for all nodes': objects([
        web({ spec: { ...rolling(1, 0), replicas: 1 }, pod: claiming }),
        claim('ReadWriteMany'),
      ]),
      'all pods stop first': objects([
        web({ spec: { strategy: { type: 'Recreate' }, replicas: 1 }, pod: claiming }),
        claim('ReadWriteOnce'),
      ]),
    },
  },
  F29: {
    caught: {
      'old and new pods are spread together by force': [
        objects([web(spread())]),
        "F29: expected only pods of one version to be spread by force, got 'topology.kubernetes.io/zone'",
      ],
    },
    spared: {
      'pods of one version': objects([web(spread({ matchLabelKeys: ['pod-template-hash'] }))]),
      'as far as possible': objects([web(spread({ whenUnsatisfiable: 'ScheduleAnyway' }))]),
      'an old pod goes first': objects([web({ ...spread(), spec: rolling(0, 1) })]),
    },
  },
};
