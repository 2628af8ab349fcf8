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
