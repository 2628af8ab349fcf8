import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { deployment, job, object, service, template, workload } from '../objects';

const web = deployment('web');
const front = service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort: 'http' }]);
const settings = object('ConfigMap/settings', { data: { LEVEL: 'info' } });
const forWeb = { selector: { matchLabels: { app: 'web' } } };
const budget = (name: string, spec: object) => object(`PodDisruptionBudget/${name}`, { spec });

const keyOf = (key: string) =>
  deployment(
    'web',
    {},
    { env: [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key } } }] },
  );

const mounting = (volume: string) =>
  deployment('web', { volumes: [{ name: 'tmp' }] }, { volumeMounts: [{ name: volume, mountPath: '/tmp' }] });

const probing = (port: unknown) =>
  deployment('web', {}, { readinessProbe: { httpGet: { path: '/up', port } } });

const scaler = (name: string, kind = 'HorizontalPodAutoscaler'): Manifest => ({
  ...object(`${kind}/web`, { spec: { scaleTargetRef: { kind: 'Deployment', name } } }),
  apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
});

const ingress = (name: string, { path = '/', port = 80, annotations = {} } = {}) => {
  const backend = { service: { name: 'web', port: { number: port } } };
  const rules = [{ host: 'example.com', http: { paths: [{ path, pathType: 'Prefix', backend }] } }];
  const tls = [{ hosts: ['example.com'], secretName: 'web-tls' }];
  return object(`Ingress/${name}`, { spec: { rules, tls } }, { annotations });
};

const binding = (kind: string, namespace?: string) => {
  const subjects = namespace === undefined ? [] : [{ kind: 'ServiceAccount', name: 'web', namespace }];
  return object('RoleBinding/reader', { roleRef: { kind, name: 'reader' }, subjects });
};

const enforcing = (level: string) =>
  object(
    'Namespace/yashima',
    {},
    { namespace: undefined, labels: { 'pod-security.kubernetes.io/enforce': level } },
  );

const sealed = { ...object('SealedSecret/dotenv'), apiVersion: 'bitnami.com/v1alpha1' };
const external = (name: string) => ({
  ...object('ExternalSecret/any', { spec: { target: { name } } }),
  apiVersion: 'external-secrets.io/v1',
});

const seed = (annotations: Record<string, string>) => {
  const pods = template({ app: 'seed' }, {}, { envFrom: [{ configMapRef: { name: 'settings' } }] });
  return object('Job/seed', { spec: { template: pods } }, { annotations });
};
const hook = (phase: string) => seed({ 'argocd.argoproj.io/hook': phase });

/** What an object says of itself: names, labels, selectors and what they find. */
const OF_ITSELF: Readonly<Record<string, Mutants>> = {
  C1: {
    caught: { 'an object rendered twice': [objects([settings, settings]), 'C1: expected one ConfigMap'] },
    spared: {
      'the same name in two namespaces': objects([
        settings,
        object('ConfigMap/settings', {}, { namespace: 'orders' }),
      ]),
    },
  },
  C2: {
    caught: {
      'a CronJob of 53 letters': [objects([object(`CronJob/${'a'.repeat(53)}`)]), 'metadata.name: C2'],
    },
    spared: { 'a CronJob of 52 letters': objects([object(`CronJob/${'a'.repeat(52)}`)]) },
  },
  C3: {
    caught: {
      'a number as a label': [
        objects([object('ConfigMap/a', {}, { labels: { team: 1 } })]),
        'labels.team: C3',
      ],
    },
    spared: { 'a quoted number': objects([object('ConfigMap/a', {}, { labels: { team: '1' } })]) },
  },
  C4: {
    caught: {
      'a ConfigMap without a namespace': [
        objects([object('ConfigMap/a', {}, { namespace: undefined })]),
        'C4: expected a namespace',
      ],
    },
    spared: { 'a ClusterRole without one': objects([object('ClusterRole/a', {}, { namespace: undefined })]) },
  },
  C5: {
    caught: {
      'a Deployment that selects the pods of a Job': [
        objects([web, job('seed', { app: 'web', component: 'seed' })]),
        'also selects those of Job seed',
      ],
    },
    spared: { 'a Job with a label of its own': objects([web, job('seed', { app: 'seed', part: 'web' })]) },
  },
  C6: {
    caught: {
      'a selector with a label that its pods lack': [
        objects([workload('Deployment/web', { app: 'web', tier: 'front' }, template({ app: 'web' }))]),
        'C6: expected labels that its own pod template has',
      ],
    },
    spared: {
      'pods with a label more': objects([
        workload('Deployment/web', { app: 'web' }, template({ app: 'web', tier: 'front' })),
      ]),
    },
  },
  C7: {
    caught: {
      'a Service of pods that nobody makes': [
        objects([web, service('web', { app: 'wbe' })]),
        'C7: expected labels of pods',
      ],
    },
    spared: {
      'a Service of pods that an operator makes': objects([service('db', { app: 'db' })], {
        externals: ['Pod/db'],
      }),
    },
  },
  C22: {
    caught: {
      'a version among what is selected by': [
        objects([
          workload('Deployment/web', { app: 'web', version: '1' }, template({ app: 'web', version: '1' })),
        ]),
        'C22: expected labels that stay for ever',
      ],
      'the tag of the image among what is selected by': [
        objects([
          workload(
            'Deployment/web',
            { app: 'web', release: '4f2a9c1' },
            template({ app: 'web', release: '4f2a9c1' }, {}, { image: 'app:4f2a9c1' }),
          ),
        ]),
        'got release',
      ],
    },
    spared: {
      'a version among the labels of the pods': objects([
        workload('Deployment/web', { app: 'web' }, template({ app: 'web', version: '1' })),
      ]),
    },
  },
};

/** What leads from one object to another. */
const REFERENCES: Readonly<Record<string, Mutants>> = {
  C8: {
    caught: {
      'a port that no container declares': [
        objects([web, service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort: 'https' }])]),
        'ports.http.targetPort: C8',
      ],
    },
    spared: { 'a port by its name': objects([web, front]) },
  },
  C9: {
    caught: {
      'a key that a ConfigMap lacks': [
        objects([settings, keyOf('COLOUR')]),
        'C9: expected a key of ConfigMap',
      ],
    },
    spared: { 'a key that it has': objects([settings, keyOf('LEVEL')]) },
  },
  C10: {
    caught: { 'a mount without a volume': [objects([mounting('log')]), 'volumeMounts./tmp: C10'] },
    spared: { 'a mount of a volume': objects([mounting('tmp')]) },
  },
  C12: {
    caught: { 'a probe of a port by a wrong name': [objects([probing('https')]), 'httpGet.port: C12'] },
    spared: { 'a probe of a port by its number': objects([probing(3000)]) },
  },
  C13: {
    caught: { 'an autoscaler of nothing': [objects([web, scaler('wbe')]), 'C13: expected a Deployment'] },
    spared: { 'an autoscaler of a Deployment': objects([web, scaler('web')]) },
  },
  C14: {
    caught: {
      'an Ingress to a port that the Service lacks': [
        objects([web, front, ingress('web', { port: 81 })]),
        'C14: expected a port of Service web',
      ],
    },
    spared: { 'an Ingress to a port that it has': objects([web, front, ingress('web')]) },
  },
  C15: {
    caught: {
      'a binding of a Role that is not there': [objects([binding('Role')]), 'roleRef: C15'],
      'an account that is here, bound in another namespace': [
        objects([object('ServiceAccount/web'), binding('ClusterRole', 'default')]),
        'subjects: C15: expected ServiceAccount web of namespace yashima, got the one of namespace default',
      ],
    },
    spared: {
      'a binding of a ClusterRole': objects([binding('ClusterRole')]),
      'an account of another namespace': objects([
        object('ServiceAccount/web'),
        binding('ClusterRole', 'tokei'),
      ]),
    },
  },
  C21: {
    caught: {
      'a hook before the sync that makes its ConfigMap': [
        objects([settings, hook('PreSync')]),
        'C21: expected something made by PreSync',
      ],
    },
    spared: { 'a hook after it': objects([settings, hook('PostSync')]) },
  },
};

/** What pods may be, and what several objects may do to the same thing. */
const PODS_AND_CLASHES: Readonly<Record<string, Mutants>> = {
  C11: {
    caught: {
      'one variable twice': [
        objects([deployment('web', {}, { env: [{ name: 'A' }, { name: 'A' }] })]),
        'app.env: C11: expected each name once',
      ],
    },
    spared: { 'two variables': objects([deployment('web', {}, { env: [{ name: 'A' }, { name: 'B' }] })]) },
  },
  C16: {
    caught: { 'a pod as anybody': [objects([enforcing('restricted'), web]), 'runAsNonRoot: C16'] },
    spared: { 'the same pod where less is enforced': objects([enforcing('baseline'), web]) },
  },
  C17: {
    caught: {
      'a password in a variable': [
        objects([deployment('web', {}, { env: [{ name: 'DB_PASSWORD', value: 'correct-horse-battery' }] })]),
        'env.DB_PASSWORD: C17: expected no secret value',
      ],
    },
    spared: {
      'the name of a file with a password': objects([
        deployment('web', {}, { env: [{ name: 'DB_PASSWORD_FILE', value: '/run/password' }] }),
      ]),
    },
  },
  C18: {
    caught: {
      'a number of replicas beside an autoscaler': [
        objects([{ ...web, spec: { ...Object(web.spec), replicas: 3 } }, scaler('web', 'ScaledObject')]),
        'spec.replicas: C18: expected none beside ScaledObject web',
      ],
    },
    spared: { 'no number beside it': objects([web, scaler('web', 'ScaledObject')]) },
  },
  C19: {
    caught: {
      'one host and path for two': [
        objects([web, front, ingress('a'), ingress('b')]),
        'C19: expected a host and path that nothing else claims',
      ],
    },
    spared: { 'two paths of a host': objects([web, front, ingress('a'), ingress('b', { path: '/cable' })]) },
  },
  C20: {
    caught: {
      'two budgets over one workload': [
        objects([web, budget('a', forWeb), budget('b', forWeb)]),
        'C20: expected pods without another budget',
      ],
    },
    spared: { 'one budget': objects([web, budget('a', forWeb)]) },
  },
  C23: {
    caught: {
      'two controllers that make one Secret': [
        objects([sealed, external('dotenv')]),
        'C23: expected one object that makes Secret dotenv',
      ],
    },
    spared: { 'two controllers that make one each': objects([sealed, external('mailer')]) },
  },
};

/** Mistakes that C1 to C23 catch. */
export const CHECK_MUTANTS: Readonly<Record<string, Mutants>> = {
  ...OF_ITSELF,
  ...REFERENCES,
  ...PODS_AND_CLASHES,
};
