import type { Manifest } from '../../../lib/kernel';
import { type Case, type Mutants, objects } from '../mutants';
import { SPECIMENS, specimen } from '../values/specimens';

/** All specimens, one of them with other values at some places. */
const having = (title: string, changes: Readonly<Record<string, unknown>>): Case => {
  const changed = specimen(title, changes);
  const { kind, metadata } = changed;
  const isChanged = (other: Manifest) => other.kind === kind && other.metadata.name === metadata.name;
  return objects(SPECIMENS.map((other) => (isChanged(other) ? changed : other)));
};

const POD = 'spec.template.spec';
const APP = `${POD}.containers.0`;

export const VALUE_MUTANTS: Readonly<Record<string, Mutants>> = {
  V1: {
    caught: {
      'a port behind the last one': [
        having('Deployment/all', { [`${APP}.ports.0.containerPort`]: 65_536 }),
        'containers.app.ports.http.containerPort: V1: expected a number from 1 to 65535, got 65536',
      ],
      'a period that the API server takes for nothing written': [
        having('Deployment/all', { [`${APP}.livenessProbe.periodSeconds`]: 0 }),
        'livenessProbe.periodSeconds: V1: expected 1 or more, got 0',
      ],
    },
    spared: {
      'the last port': having('Deployment/all', { [`${APP}.ports.0.containerPort`]: 65_535 }),
      'no delay at all': having('Deployment/all', { [`${APP}.startupProbe.initialDelaySeconds`]: 0 }),
    },
  },
  V2: {
    caught: {
      'a rollout without a pod more or less': [
        having('Deployment/all', { 'spec.strategy.rollingUpdate': { maxSurge: 0, maxUnavailable: '0%' } }),
        'spec.strategy.rollingUpdate.maxUnavailable: V2: expected a pod more or a pod less',
      ],
      'a budget over more pods than there are': [
        having('PodDisruptionBudget/disk', { 'spec.minAvailable': '101%' }),
        "spec.minAvailable: V2: expected a count, or a share such as '25%', 100% at most, got '101%'",
      ],
    },
    spared: {
      'a rollout with twice as many pods': having('Deployment/all', {
        'spec.strategy.rollingUpdate': { maxSurge: '200%', maxUnavailable: 0 },
      }),
    },
  },
  V3: {
    caught: {
      'a request above its limit': [
        having('Deployment/all', { [`${APP}.resources.requests.memory`]: '1Gi' }),
        "resources.requests.memory: V3: expected 256Mi at most, its limits, got '1Gi'",
      ],
      'a resource that is misspelt': [
        having('Deployment/all', { [`${APP}.resources.limits`]: { memroy: '1Gi' } }),
        'resources.limits.memroy: V3: expected something that can be had',
      ],
    },
    spared: {
      'the same amount in another unit': having('Deployment/all', {
        [`${APP}.resources.requests.memory`]: '0.25Gi',
      }),
    },
  },
  V4: {
    caught: {
      'Sunday as 7': [
        having('CronJob/nightly', { 'spec.schedule': '0 3 * * 7' }),
        'spec.schedule: V4: expected five fields or a macro',
      ],
      'a host in upper case': [
        having('Ingress/wild', { 'spec.rules.0.host': 'Shop.example.com' }),
        "spec.rules.0.host: V4: expected a host such as 'shop.example.com'",
      ],
    },
    spared: {
      'Sunday as 0': having('CronJob/nightly', { 'spec.schedule': '0 3 * * 0' }),
      'every host': having('Ingress/wild', { 'spec.rules.0.host': undefined }),
    },
  },
  V5: {
    caught: {
      'a probe that asks twice': [
        having('Deployment/all', { [`${APP}.startupProbe.tcpSocket`]: { port: 8080 } }),
        'startupProbe: V5: expected one of httpGet, tcpSocket, exec or grpc, got httpGet and tcpSocket',
      ],
      'a volume of nothing': [
        having('Deployment/all', { [`${POD}.volumes.2.emptyDir`]: null }),
        'volumes.scratch: V5: expected one source of a volume, got []',
      ],
    },
    spared: {
      'a variable without a value, which is an empty one': having('Deployment/all', {
        [`${APP}.env.0.value`]: undefined,
      }),
    },
  },
  V6: {
    caught: {
      'a hook that sleeps longer than its pod lives': [
        having('Deployment/all', { [`${POD}.terminationGracePeriodSeconds`]: 9 }),
        'containers.app.lifecycle.preStop.sleep.seconds: V6: expected 9 at most, the grace period, got 10',
      ],
      'an exception from what was never allowed': [
        having('NetworkPolicy/some', { 'spec.ingress.0.from.0.ipBlock.except': ['10.0.0.0/8'] }),
        "ipBlock.except.0: V6: expected a part of fd00::/8, got '10.0.0.0/8'",
      ],
    },
    spared: {
      'a hook that sleeps until its pod is killed': having('Deployment/all', {
        [`${POD}.terminationGracePeriodSeconds`]: 10,
      }),
    },
  },
  V7: {
    caught: {
      'a Job that does not say what becomes of a container that fails': [
        having('Job/parts', { [`${POD}.restartPolicy`]: undefined }),
        'spec.template.spec.restartPolicy: V7: expected a value, got nothing',
      ],
      'an image that is an empty text': [
        having('Deployment/all', { [`${APP}.image`]: '' }),
        "containers.app.image: V7: expected a text that is not empty, got ''",
      ],
    },
    spared: {
      'a Deployment whose pods say nothing of it': having('Deployment/all', {
        [`${POD}.restartPolicy`]: undefined,
      }),
    },
  },
  V8: {
    caught: {
      'two volumes at one path': [
        having('Deployment/all', { [`${APP}.volumeMounts.1.mountPath`]: '/files' }),
        'containers.app.volumeMounts: V8: expected each mountPath once, got /files twice',
      ],
    },
    spared: {
      'one port in two protocols': having('Deployment/all', { [`${APP}.ports.1.containerPort`]: 8080 }),
    },
  },
};
