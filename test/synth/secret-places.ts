import { ApiObject, JsonPatch } from 'cdk8s';
import { ConfigMap, Secret, ServiceAccount } from 'cdk8s-plus-28';
import {
  AssetUpload,
  ConfigFiles,
  CronTask,
  FailureNotice,
  type FailureNoticeProps,
  MigrationJob,
  RailsService,
  type RailsServiceProps,
  RollingDeployment,
  type RollingDeploymentProps,
  SecureIngress,
  type SecureIngressProps,
  VolumeClaim,
} from '../../lib';
import { acknowledge } from '../../lib/kernel';
import { type Chart, write } from './seeded-chart';

/** Writes a value at a place of a chart. */
export type Place = (chart: Chart, secret: string) => unknown;

/** What JavaScript admits and the type does not. */
const any = <T>(value: unknown) => value as T;

export const rails = (chart: Chart, props: RailsServiceProps = {}) => new RailsService(chart, 'rails', props);
export const api = (chart: Chart, props: Partial<RollingDeploymentProps> = {}) =>
  new RollingDeployment(chart, 'api', { command: ['/api'], port: 8080, memory: '64Mi', ...props });
export const ingress = (chart: Chart, props: Partial<SecureIngressProps>) =>
  new SecureIngress(chart, 'ingress', { service: api(chart), ...props });
const cron = (chart: Chart, props: object) =>
  new CronTask(chart, 'cron', { schedule: '@daily', command: ['/api'], memory: '64Mi', ...props });
const migration = (chart: Chart, props: object) =>
  new MigrationJob(chart, 'migration', { service: rails(chart), ...props });
const notice = (chart: Chart, props: Partial<FailureNoticeProps>) =>
  new FailureNotice(chart, 'notice', { webhook: 'HOOK', image: 'curlimages/curl:8.11.0', ...props });
const upload = (chart: Chart, props: object) =>
  new AssetUpload(chart, 'assets', { service: rails(chart), to: 's3://orders-assets', ...props });
const object = (chart: Chart, fields: object) =>
  new ApiObject(chart, 'own', { apiVersion: 'v1', kind: 'ConfigMap', ...fields });
const mount = (chart: Chart, volume: object) => api(chart, { volumes: { '/data': any(volume) } });

const COMMANDS: Record<string, Place> = {
  'a command': (chart, secret) => api(chart, { command: ['/api', secret] }),
  'an argument': (chart, secret) => api(chart, { args: [`--upstream=${secret}`] }),
  'an entrypoint': (chart, secret) => api(chart, { entrypoint: [secret] }),
  'a line of shell': (chart, secret) => api(chart, { command: ['sh', '-c', `run ${secret}`] }),
  'an init container': (chart, secret) =>
    api(chart, { pod: { initContainers: [{ name: 'wait', image: 'wait:1', args: [secret] }] } }),
  'the command of a helper': (chart, secret) =>
    api(chart, { init: { wait: { command: ['wait', secret], memory: '16Mi' } } }),
  'the command of a probe': (chart, secret) => api(chart, { probes: { liveness: { command: [secret] } } }),
  'the command of a migration': (chart, secret) => migration(chart, { command: ['migrate', secret] }),
  'the command of a guard': (chart, secret) => migration(chart, { guard: { command: ['check', secret] } }),
  'the command of a cron': (chart, secret) => cron(chart, { command: [secret] }),
  'the command of a worker': (chart, secret) =>
    rails(chart, { workers: { mail: { adapter: 'custom', command: [secret] } } }),
  'a task of Rails': (chart, secret) =>
    rails(chart, { crons: { wash: { schedule: '@daily', task: `wash[${secret}]` } } }),
  'the command of a notice': (chart, secret) => notice(chart, { command: ['tell', secret] }),
  'the message of a notice': (chart, secret) => notice(chart, { message: `failed: ${secret}` }),
  'the command of an upload': (chart, secret) => upload(chart, { to: undefined, command: ['copy', secret] }),
};

const VARIABLES: Record<string, Place> = {
  'a clear variable': (chart, secret) => rails(chart, { env: { clear: { UPSTREAM: secret } } }),
  'a clear variable that mentions another': (chart, secret) =>
    rails(chart, { env: { clear: { A: 'a', UPSTREAM: `$(A) ${secret}` } } }),
  "a clear variable's name": (chart, secret) => rails(chart, { env: { clear: { [secret]: 'x' } } }),
  'a public name': (chart, secret) => rails(chart, { env: { public: [secret] } }),
  'the key of a secret variable': (chart, secret) => rails(chart, { env: { secret: [secret] } }),
  'the name of a Secret': (chart, secret) =>
    rails(chart, { env: { secret: [{ from: secret, keys: ['A'] }] } }),
  'a whole ConfigMap': (chart, secret) => rails(chart, { env: { from: [{ configMap: secret }] } }),
  'the prefix of a source': (chart, secret) =>
    rails(chart, { env: { from: [{ secret: 'a', prefix: secret }] } }),
  'the name of the ConfigMap': (chart, secret) => rails(chart, { env: { configMap: secret } }),
  'a field of the pod': (chart, secret) => rails(chart, { env: { field: { A: any(secret) } } }),
  "the web's own": (chart, secret) => rails(chart, { web: { env: { clear: { UPSTREAM: secret } } } }),
  "a worker's own": (chart, secret) =>
    rails(chart, { workers: { sidekiq: { adapter: 'sidekiq', env: { clear: { UPSTREAM: secret } } } } }),
  "a cron's own": (chart, secret) =>
    rails(chart, { crons: { a: { schedule: '@daily', task: 'a', env: { clear: { UPSTREAM: secret } } } } }),
  "a migration's own": (chart, secret) => migration(chart, { variables: { clear: { UPSTREAM: secret } } }),
  "an uploader's own": (chart, secret) =>
    upload(chart, { uploader: { image: 'aws:2.22.0', variables: { clear: { UPSTREAM: secret } } } }),
  "a deployment's own": (chart, secret) => api(chart, { variables: { clear: { UPSTREAM: secret } } }),
  "a helper's own": (chart, secret) =>
    api(chart, { init: { wait: { command: ['a'], memory: '16Mi', variables: { UPSTREAM: secret } } } }),
  'a container override': (chart, secret) =>
    api(chart, { container: { env: [{ name: 'UPSTREAM', value: secret }] } }),
};

const NAMES: Record<string, Place> = {
  "a part's name": (chart, secret) => api(chart, { name: secret }),
  'the id of a construct': (chart, secret) =>
    new RollingDeployment(chart, secret, { command: ['/api'], memory: '64Mi' }),
  'a worker': (chart, secret) => rails(chart, { workers: { [secret]: { adapter: 'sidekiq' } } }),
  'a cron of Rails': (chart, secret) =>
    rails(chart, { crons: { [secret]: { schedule: '@daily', task: 'a' } } }),
  'a web': (chart, secret) => rails(chart, { webs: { [secret]: { paths: ['/a'] } } }),
  'a queue': (chart, secret) =>
    rails(chart, { workers: { sidekiq: { adapter: 'sidekiq', queues: [secret] } } }),
  'an adapter': (chart, secret) => rails(chart, { workers: { a: { adapter: any(secret) } } }),
  'a helper': (chart, secret) => api(chart, { sidecars: { [secret]: { image: 'a:1', memory: '16Mi' } } }),
  'a port': (chart, secret) => api(chart, { ports: { [secret]: 9000 } }),
  'the name of an ingress': (chart, secret) => ingress(chart, { name: secret }),
  'the group of an ingress': (chart, secret) => ingress(chart, { group: { name: secret } }),
  'a pod override': (chart, secret) => api(chart, { pod: { hostname: secret } }),
  'a prop that does not exist': (chart, secret) => api(chart, any({ [secret]: 'x' })),
};

const METADATA: Record<string, Place> = {
  'a label of pods': (chart, secret) => api(chart, { metadata: { labels: { upstream: secret } } }),
  "a label's name": (chart, secret) => api(chart, { metadata: { labels: { [secret]: 'x' } } }),
  'an annotation of pods': (chart, secret) => api(chart, { metadata: { annotations: { upstream: secret } } }),
  'an added label': (chart, secret) => api(chart).deployment.metadata.addLabel('upstream', secret),
  'an added annotation': (chart, secret) => api(chart).deployment.metadata.addAnnotation('upstream', secret),
  'an annotation of an ingress': (chart, secret) => ingress(chart, { annotations: { upstream: secret } }),
  "an annotation's name": (chart, secret) => ingress(chart, { annotations: { [secret]: 'x' } }),
  'the reason of an acknowledgement': (chart, secret) => acknowledge(chart, 'F20', secret),
  'the id of an acknowledgement': (chart, secret) => acknowledge(chart, secret, ''),
  'a stale acknowledgement': (chart, secret) => api(chart).acknowledge(secret, 'as it should be'),
};

const STORAGE: Record<string, Place> = {
  'the path of a mount': (chart, secret) => api(chart, { volumes: { [secret]: { claim: 'a' } } }),
  'a claim': (chart, secret) => mount(chart, { claim: secret }),
  'a server of files': (chart, secret) => mount(chart, { nfs: { server: secret, path: '/a' } }),
  'a ConfigMap': (chart, secret) => mount(chart, { configMap: secret }),
  'a Secret': (chart, secret) => mount(chart, { secret }),
  'a key': (chart, secret) => mount(chart, { secret: 'a', key: secret }),
  'an item': (chart, secret) => mount(chart, { secret: 'a', items: { [secret]: 'a' } }),
  'the path of an item': (chart, secret) => mount(chart, { secret: 'a', items: { a: secret } }),
  'an audience': (chart, secret) => mount(chart, { token: { audience: secret } }),
  'a driver': (chart, secret) => mount(chart, { csi: { driver: secret } }),
  'an attribute': (chart, secret) => mount(chart, { csi: { driver: 'a.io', attributes: { a: secret } } }),
  'a storage class': (chart, secret) =>
    new VolumeClaim(chart, 'claim', { size: '1Gi', storageClass: secret }),
  'a writable path': (chart, secret) => api(chart, { writable: { [secret]: '1Mi' } }),
};

const FILES: Record<string, Place> = {
  'a text': (chart, secret) => new ConfigFiles(chart, 'files', { texts: { 'a.conf': `x\n${secret}\n` } }),
  "a text's key": (chart, secret) => new ConfigFiles(chart, 'files', { texts: { [secret]: 'x' } }),
  'a file': (chart, secret) => {
    write('a.conf', `x\n${secret}\n`);
    new ConfigFiles(chart, 'files', { files: { 'a.conf': 'a.conf' } });
  },
  'the path of a file': (chart, secret) => new ConfigFiles(chart, 'files', { files: { a: secret } }),
  'a Secret of cdk8s-plus-28': (chart, secret) => new Secret(chart, 'own', { stringData: { key: secret } }),
  'a ConfigMap of cdk8s-plus-28': (chart, secret) => new ConfigMap(chart, 'own', { data: { key: secret } }),
  'a binary file of cdk8s-plus-28': (chart, secret) =>
    new ConfigMap(chart, 'own', { binaryData: { key: Buffer.from(secret).toString('base64') } }),
  'an account of cdk8s-plus-28': (chart, secret) =>
    new ServiceAccount(chart, 'own', { metadata: { annotations: { upstream: secret } } }),
};

const OBJECTS: Record<string, Place> = {
  'the kind of an object': (chart, secret) => object(chart, { kind: secret }),
  'the name of an object': (chart, secret) => object(chart, { metadata: { name: secret } }),
  'a field of an object': (chart, secret) => object(chart, { spec: { upstream: [secret] } }),
  'a key of an object': (chart, secret) => object(chart, { spec: { [secret]: 'x' } }),
  'a value of a patch': (chart, secret) =>
    api(chart).deployment.addJsonPatch(
      JsonPatch.add('/spec/template/metadata/annotations', { upstream: secret }),
    ),
  'the path of a patch': (chart, secret) =>
    api(chart).deployment.addJsonPatch(JsonPatch.add(`/metadata/annotations/${secret}`, 'x')),
  'a patch that finds nothing': (chart, secret) =>
    api(chart).deployment.addJsonPatch(JsonPatch.replace(`/spec/${secret}/b/c`, 'x')),
  'a patch that expects something else': (chart, secret) =>
    api(chart).deployment.addJsonPatch(JsonPatch.test('/metadata/name', secret)),
  'an instance of a class': (chart, secret) =>
    object(chart, { data: { a: new URL(`x:${encodeURI(secret)}`) } }),
};

const NETWORK: Record<string, Place> = {
  'a host of Rails': (chart, secret) => rails(chart, { web: { hosts: [secret] } }),
  'a host of an ingress': (chart, secret) => ingress(chart, { hosts: [secret] }),
  'a path of an ingress': (chart, secret) => ingress(chart, { paths: [`/${secret}`] }),
  'an address range': (chart, secret) => ingress(chart, { allowedFrom: [secret] }),
  'a rewritten path': (chart, secret) => ingress(chart, { rewrite: secret }),
  'the path of a probe': (chart, secret) => api(chart, { probes: { readiness: `/up?at=${secret}` } }),
  'a header of a probe': (chart, secret) =>
    api(chart, { probes: { readiness: { path: '/up', headers: { 'X-Upstream': secret } } } }),
  "a header's name": (chart, secret) =>
    api(chart, { probes: { readiness: { path: '/up', headers: { [secret]: 'x' } } } }),
  'the path of a cable': (chart, secret) => rails(chart, { cable: { path: secret } }),
  'the path of a web': (chart, secret) => rails(chart, { webs: { admin: { paths: [secret] } } }),
  'a CDN': (chart, secret) => rails(chart, { assets: { cdn: secret } }),
  'a bucket': (chart, secret) => upload(chart, { to: secret }),
};

const AMOUNTS: Record<string, Place> = {
  'an image': (chart, secret) => api(chart, { image: `registry.example.com/api:${secret}` }),
  'an amount of memory': (chart, secret) => api(chart, { memory: any(secret) }),
  'a count': (chart, secret) => api(chart, { replicas: any(secret) }),
  'a duration': (chart, secret) => cron(chart, { deadline: secret }),
  'a schedule': (chart, secret) => cron(chart, { schedule: secret }),
  'a time zone': (chart, secret) => cron(chart, { timeZone: secret }),
  'a share': (chart, secret) => api(chart, { maxSurge: any(secret) }),
  'a metric': (chart, secret) =>
    api(chart, { autoscaling: { max: 3, metrics: [{ pods: secret, average: '10' }] } }),
  'the average of a metric': (chart, secret) =>
    api(chart, { autoscaling: { max: 3, metrics: [{ pods: 'a', average: any<'10'>(secret) }] } }),
  'a selector of nodes': (chart, secret) => api(chart, { placement: { nodeSelector: { disk: secret } } }),
  'a toleration': (chart, secret) =>
    api(chart, { placement: { tolerations: [{ key: secret, operator: 'Exists' }] } }),
  'a Secret of a registry': (chart, secret) => api(chart, { placement: { pullSecrets: [secret] } }),
  'a priority': (chart, secret) => api(chart, { placement: any({ priorityClass: secret }) }),
  'the key of a webhook': (chart, secret) => notice(chart, { webhook: secret }),
  'the image of a notice': (chart, secret) => notice(chart, { image: secret }),
  'the cache of assets': (chart, secret) => upload(chart, { cacheControl: secret }),
};

/** Every place where a chart's author can write a value. */
export const PLACES = {
  commands: COMMANDS,
  variables: VARIABLES,
  names: NAMES,
  metadata: METADATA,
  storage: STORAGE,
  files: FILES,
  objects: OBJECTS,
  network: NETWORK,
  amounts: AMOUNTS,
} as const;
