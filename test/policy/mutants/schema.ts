import type { Environment, KubernetesVersion, Manifest } from '../../../lib/kernel';
import { type Case, type Mutants, objects } from '../mutants';
import { deployment, object, PRODUCTION, service } from '../objects';

const web = (pod: object, container: object = {}): Case =>
  objects([deployment('web', { ...pod }, { ...container })]);

/** Where the environment's clusters run a version. */
const on = (kubernetes: KubernetesVersion, ...all: readonly Manifest[]): Case => {
  const environment: Environment = { ...PRODUCTION, kubernetes };
  return objects(all, { environment });
};

const sleeping = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };
const cron = (spec: object): Manifest =>
  object('CronJob/nightly', { spec: { schedule: '0 4 * * *', jobTemplate: { spec: JOB }, ...spec } });
const JOB = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } };
const job = (spec: object): Manifest => object('Job/once', { spec: { ...JOB, ...spec } });
const ingress = (annotations: object, path: object = {}): Manifest =>
  object(
    'Ingress/web',
    { spec: { rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', ...BACKEND, ...path }] } }] } },
    { annotations },
  );
const BACKEND = { pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } };
const old = (title: string, apiVersion: string): Manifest => ({ ...object(title), apiVersion });

const plan = { type: 'object', properties: { plan: { type: 'string' } } };
const definition: Manifest = {
  ...object('CustomResourceDefinition/tenants.example.com'),
  apiVersion: 'apiextensions.k8s.io/v1',
  metadata: { name: 'tenants.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Tenant', plural: 'tenants' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: plan } } },
      },
    ],
  },
};
const tenant = (spec: object): Manifest => ({
  ...object('Tenant/a', { spec }),
  apiVersion: 'example.com/v1',
});
const defined: Environment = { ...PRODUCTION, customResources: [definition] };

/** Forms of objects: each is what the API server would say, which test/cluster/schema.test.ts asks it. */
export const SCHEMA_MUTANTS: Readonly<Record<string, Mutants>> = {
  K1: {
    caught: {
      'a field with a slip': [
        web({}, { imagePullPolicyy: 'Always' }),
        "spec.template.spec.containers.app.imagePullPolicyy: K1: expected a field that Kubernetes 1.34 knows here, got 'imagePullPolicyy'; write imagePullPolicy",
      ],
      'another case': [web({ nodeselector: {} }), 'write nodeSelector'],
      'a field one object too high': [web({ runAsUser: 1000 }), 'move it into securityContext'],
      'a field one object too deep': [
        web({}, { resources: { terminationGracePeriodSeconds: 30 } }),
        'move it out to spec.template.spec',
      ],
      'a field that the definition beside it does not have': [
        objects([definition, tenant({ seats: 1 })]),
        'Tenant/a.spec.seats: K1: expected a field that example.com/v1 knows here',
      ],
      "a field that the platform's definition does not have": [
        objects([tenant({ pland: 'small' })], { environment: defined }),
        "Tenant/a.spec.pland: K1: expected a field that example.com/v1 knows here, got 'pland'; write plan",
      ],
      'a field of metadata of a custom resource': [
        objects([{ ...object('HTTPRoute/a', { spec: {} }, { labls: {} }) }]),
        'HTTPRoute/a.metadata.labls: K1',
      ],
      'a field of nothing': [
        objects([object('ConfigMap/a', { values: {} })]),
        'ConfigMap/a.values: K1: expected a field that Kubernetes 1.34 knows here',
      ],
    },
    spared: {
      'keys of a ConfigMap': objects([object('ConfigMap/a', { data: { imagePullPolicyy: 'Always' } })]),
      'fields of a kind that nobody knows': objects([
        { ...object('Tenant/a', { spec: { anything: 1 } }), apiVersion: 'example.com/v1' },
      ]),
      'what the definition beside it has': objects([definition, tenant({ plan: 'small' })]),
      'what the API server writes itself': objects([
        object('ConfigMap/a', {}, { creationTimestamp: null, uid: 'a', resourceVersion: '1' }),
      ]),
    },
  },
  K2: {
    caught: {
      'a string for a number': [
        web({ terminationGracePeriodSeconds: '60' }),
        'spec.template.spec.terminationGracePeriodSeconds: K2: expected a whole number, got a string; drop the quotes',
      ],
      'a number for a string': [
        web({}, { env: [{ name: 'PORT', value: 3000 }] }),
        'spec.template.spec.containers.app.env.PORT.value: K2: expected a string',
      ],
      'a list for an object': [
        web({ securityContext: ['restricted'] }),
        'spec.template.spec.securityContext: K2: expected an object, got a list',
      ],
      'an object for a list': [web({ tolerations: { key: 'spot' } }), 'K2: expected a list, got an object'],
      'no quantity': [
        web({}, { resources: { requests: { memory: '512MB' } } }),
        "containers.app.resources.requests.memory: K2: expected a quantity such as '500m' or '1Gi', got '512MB'",
      ],
      'no base64': [
        objects([object('Secret/a', { data: { KEY: 'plain text' } })]),
        'Secret/a.data.KEY: K2: expected base64, got a string',
      ],
      'a fraction for whole or string': [
        objects([service('web', {}, [{ port: 80, targetPort: 80.5 }])]),
        'spec.ports.0.targetPort: K2: expected a whole number or a string',
      ],
      'null in a list': [
        web({}, { args: [null] }),
        'containers.app.args.0: warning K2: expected a string, got null',
      ],
      'an object that is null in a list': [
        web({ volumes: [null] }),
        'spec.volumes.0: K2: expected an object',
      ],
    },
    spared: {
      'null for nothing': web({ nodeSelector: null }),
      'a number as a quantity': web({}, { resources: { requests: { cpu: 1, memory: '1.5Gi' } } }),
      'a percentage where numbers may stand': objects([
        object('PodDisruptionBudget/a', { apiVersion: 'policy/v1', spec: { minAvailable: '50%' } }),
      ]),
    },
  },
  K3: {
    caught: {
      'no name of a container': [
        web({ initContainers: [{ image: 'a:1' }] }),
        'spec.template.spec.initContainers.0.name: K3: expected a value, without which the object is refused, got nothing; write name',
      ],
      'no image': [web({ initContainers: [{ name: 'a' }] }), 'spec.initContainers.a.image: K3'],
      'no template': [objects([object('Job/once', { spec: {} })]), 'Job/once.spec.template: K3'],
      'no specification': [objects([object('CronJob/a')]), 'CronJob/a.spec: K3'],
      'null where something must be': [on('1.34', cron({ schedule: null })), 'spec.schedule: K3'],
    },
    spared: {
      'an empty object of which nothing is required': objects([object('ResourceQuota/a', { spec: {} })]),
      'no data': objects([object('ConfigMap/a')]),
    },
  },
  K4: {
    caught: {
      'no policy of restarts': [
        web({ restartPolicy: 'Sometimes' }),
        "spec.template.spec.restartPolicy: K4: expected Always, OnFailure or Never, got 'Sometimes'; write one of them",
      ],
      'another case': [web({ restartPolicy: 'always' }), 'write Always'],
      'no type of path': [objects([ingress({}, { pathType: 'prefix' })]), 'pathType: K4'],
      'no protocol': [
        objects([service('web', {}, [{ port: 80, protocol: 'HTTP' }])]),
        'spec.ports.0.protocol: K4: expected TCP, UDP or SCTP',
      ],
      'no concurrency': [on('1.34', cron({ concurrencyPolicy: 'Never' })), 'spec.concurrencyPolicy: K4'],
      'no operator': [
        objects([
          object('NetworkPolicy/a', {
            spec: { podSelector: { matchExpressions: [{ key: 'a', operator: 'Is', values: ['b'] }] } },
          }),
        ]),
        'podSelector.matchExpressions.0.operator: K4',
      ],
    },
    spared: {
      'every policy of a pod': web({
        restartPolicy: 'Always',
        dnsPolicy: 'Default',
        preemptionPolicy: 'Never',
      }),
      'the empty type of a path on the host': web({
        volumes: [{ name: 'a', hostPath: { path: '/a', type: '' } }],
      }),
    },
  },
  K5: {
    caught: {
      'a field that is not there yet': [
        on('1.28', deployment('web', {}, sleeping)),
        'lifecycle.preStop.sleep: K5: expected what Kubernetes 1.28 knows, got sleep, which is there from 1.30 on',
      ],
      'a field behind a closed gate': [
        on('1.29', deployment('web', {}, sleeping)),
        'lifecycle.preStop.sleep: warning K5: expected what Kubernetes 1.29 does by itself, got sleep, whose feature gate is closed before 1.30',
      ],
      'a policy of Jobs': [
        on('1.28', job({ podReplacementPolicy: 'Failed' })),
        'spec.podReplacementPolicy: warning K5',
      ],
      'a distribution of traffic': [
        on('1.29', object('Service/a', { spec: { clusterIP: 'None', trafficDistribution: 'PreferClose' } })),
        'trafficDistribution, which is there from 1.31 on',
      ],
      'a value that is not there yet': [
        on(
          '1.33',
          object('Service/a', { spec: { clusterIP: 'None', trafficDistribution: 'PreferSameZone' } }),
        ),
        'got PreferSameZone, which is there from 1.34 on',
      ],
      'a group that is gone': [
        on('1.34', old('CronJob/a', 'batch/v1beta1')),
        'CronJob/a.apiVersion: K5: expected a group and version that Kubernetes 1.34 serves, got batch/v1beta1 CronJob, which is gone from 1.25 on; write batch/v1, kind CronJob',
      ],
      'an autoscaler that is gone': [
        on('1.34', old('HorizontalPodAutoscaler/a', 'autoscaling/v2beta2')),
        'write autoscaling/v2, kind HorizontalPodAutoscaler',
      ],
      'a kind that is not there yet': [
        on('1.29', old('ValidatingAdmissionPolicy/a', 'admissionregistration.k8s.io/v1')),
        'which is there from 1.30 on',
      ],
      'a kind of another group': [on('1.34', old('Deployment/a', 'v1')), 'write apps/v1 for a Deployment'],
      'a version that never was': [
        on('1.34', old('Deployment/a', 'apps/v2')),
        'write apps/v1 for a Deployment',
      ],
      'a group with a slip': [on('1.34', old('Deployment/a', 'app/v1')), "got 'app/v1'; write apps/v1"],
      'a kind with a slip': [
        on('1.34', old('Deploymnet/a', 'apps/v1')),
        "got 'Deploymnet'; write Deployment",
      ],
      'a beta that is off': [
        on('1.34', old('ServiceCIDR/a', 'networking.k8s.io/v1beta1')),
        'which is served only where somebody turned it on',
      ],
    },
    spared: {
      'a field that is there': on('1.30', deployment('web', {}, sleeping)),
      'a kind of a group that nobody knows': on('1.34', old('Deployment/a', 'example.com/v1')),
      'a list': on('1.34', old('DeploymentList/a', 'apps/v1')),
      'a field of a version that is newer than all': on(
        '1.99' as KubernetesVersion,
        deployment('web', {}, sleeping),
      ),
    },
  },
  K6: {
    caught: {
      'an account by its old name': [
        web({ serviceAccount: 'web' }),
        'spec.template.spec.serviceAccount: warning K6: expected what is not deprecated, got serviceAccount; write serviceAccountName',
      ],
      'a class in an annotation': [
        objects([ingress({ 'kubernetes.io/ingress.class': 'nginx' })]),
        'metadata.annotations.kubernetes.io/ingress.class: warning K6',
      ],
      'a kind that is deprecated': [
        on('1.33', object('Endpoints/a')),
        'v1 Endpoints, which is deprecated from 1.33 on; write discovery.k8s.io/v1, kind EndpointSlice',
      ],
      'a kind that goes': [
        on('1.30', old('FlowSchema/a', 'flowcontrol.apiserver.k8s.io/v1beta3')),
        'which is deprecated from 1.29 on and gone from 1.32 on; write flowcontrol.apiserver.k8s.io/v1',
      ],
      'a label of nodes': [
        web({ nodeSelector: { 'failure-domain.beta.kubernetes.io/zone': 'a' } }),
        'spec.nodeSelector: warning K6',
      ],
      'a volume that nothing mounts': [
        web({ volumes: [{ name: 'a', rbd: { image: 'a', monitors: ['b'] } }] }),
        'spec.volumes.a.rbd: warning K6',
      ],
      'a distribution of traffic by its old name': [
        on('1.34', object('Service/a', { spec: { clusterIP: 'None', trafficDistribution: 'PreferClose' } })),
        'write PreferSameZone',
      ],
      'a profile in an annotation of pods': [
        objects([
          object(
            'Pod/a',
            { spec: { containers: [] } },
            {
              annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'runtime/default' },
            },
          ),
        ]),
        'write securityContext.appArmorProfile of the container',
      ],
    },
    spared: {
      'the annotation that GKE reads': objects([ingress({ 'kubernetes.io/ingress.class': 'gce' })]),
      'what is deprecated only later': on('1.32', object('Endpoints/a')),
      'the distribution by the name that its version knows': on(
        '1.33',
        object('Service/a', { spec: { clusterIP: 'None', trafficDistribution: 'PreferClose' } }),
      ),
    },
  },
};
