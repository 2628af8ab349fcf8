/** What must not compile, with the flags of lib. Each line fails `tsc` when its mistake begins to compile. */
import type {
  ContainerOverride,
  PodOverride,
  PodProps,
  ProbesProps,
  ShutdownProps,
} from '../../lib/container';

export const decimal: PodProps = {
  // @ts-expect-error megabytes are Mi here
  memory: '768MB',
};

export const bare: PodProps = {
  // @ts-expect-error an amount has a unit
  memory: 768,
};

export const core: PodProps = {
  // @ts-expect-error cores are written as text
  cpu: 2,
};

export const misspelt: PodProps = {
  // @ts-expect-error it is called memory
  memmory: '768Mi',
};

// @ts-expect-error undefined is no value: leave it out
export const said: PodProps = { memory: undefined };

export const unitless: ShutdownProps = {
  // @ts-expect-error a duration has a unit
  grace: 30,
};

export const milliseconds: ShutdownProps = {
  // @ts-expect-error Kubernetes counts seconds
  grace: '500ms',
};

export const threshold: ProbesProps = {
  // @ts-expect-error it is called failures
  readiness: { path: '/up', failureThreshold: 3 },
};

export const on: ProbesProps = {
  // @ts-expect-error a probe is a path, its props, or false
  liveness: true,
};

export const renamed: ContainerOverride = {
  // @ts-expect-error the component names the container
  name: 'app',
};

export const second: PodOverride = {
  // @ts-expect-error the pod's container is the one of the props
  containers: [],
};

export const field: PodOverride = {
  // @ts-expect-error it is called hostAliases
  hostAlias: [],
};

export const unnamed: PodProps = {
  // @ts-expect-error a volume says where its files come from
  volumes: { '/data': { readOnly: true } },
};

export const unsized: PodProps = {
  // @ts-expect-error an empty directory has a size
  volumes: { '/data': { emptyDir: {} } },
};

export const anonymous: PodProps = {
  // @ts-expect-error a port that is no number has a name
  port: { number: 3000 },
};

export const imageless: PodProps = {
  // @ts-expect-error a proxy is an image of its own
  proxy: { port: 8080 },
};

export const helper: PodProps = {
  // @ts-expect-error a sidecar is an image of its own
  sidecars: { tunnel: { args: ['--port', '5432'] } },
};

export const annotated: PodProps = {
  // @ts-expect-error a label is a text
  metadata: { labels: { weight: 1 } },
};

export const placed: PodProps = {
  // @ts-expect-error it is called priorityClass
  placement: { priorityClassName: 'high' },
};
