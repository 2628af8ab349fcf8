import type { IConstruct } from 'constructs';
import type { Environment } from './environment';
import type { Image } from './image';

const ENVIRONMENT = 'cdk8s-rails/environment';
const RELEASE = 'cdk8s-rails/release';

/** Tells the charts that will be made under `root` where they run; call it before the first one is made. */
export function renderIn(root: IConstruct, environment: Environment): void {
  root.node.setContext(ENVIRONMENT, environment);
}

/** Where a construct is being rendered; undefined outside a synth and outside `render` of the tests. */
export function environmentAround(construct: IConstruct): Environment | undefined {
  return construct.node.tryGetContext(ENVIRONMENT);
}

/** Lets charts under `root` run an image that no releases.yaml names: for charts written inside tests. */
export function renderImage(root: IConstruct, image: Image): void {
  root.node.setContext(RELEASE, image);
}

/** The image that a test lets its charts run; undefined outside such a test. */
export function imageAround(construct: IConstruct): Image | undefined {
  return construct.node.tryGetContext(RELEASE);
}

const OTHERWISE = 'cdk8s-rails/otherwise';

/** What a chart is told otherwise than it is, to see what it makes of it. */
export interface Otherwise {
  /** What it reads as the names of its environment and cluster; then `picks` has to be said too. @default - what they are called */
  readonly names?: { readonly environment: string; readonly cluster: string };
  /** The environment whose values it picks. @default - its own */
  readonly picks?: string;
}

/** Tells charts that will be made under `root` something else; call it before the first one is made. */
export function renderOtherwise(root: IConstruct, otherwise: Otherwise): void {
  root.node.setContext(OTHERWISE, otherwise);
}

const otherwiseAround = (construct: IConstruct): Otherwise => construct.node.tryGetContext(OTHERWISE) ?? {};

/** The environment whose values a chart picks: its own, but in a comparison of environments. */
export const picksIn = (construct: IConstruct, { name }: Environment): string =>
  otherwiseAround(construct).picks ?? name;

/** The environment as a chart reads it; its parts read what it is. */
export function shownTo(construct: IConstruct, environment: Environment): Environment {
  const { names } = otherwiseAround(construct);
  if (names === undefined) return environment;
  return {
    ...environment,
    name: names.environment,
    cluster: { ...environment.cluster, name: names.cluster },
  };
}
