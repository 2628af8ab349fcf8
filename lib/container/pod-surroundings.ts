import type { IConstruct } from 'constructs';
import {
  type ContainerEnv,
  contextOf,
  type Environment,
  type Image,
  type Labels,
  labelsFor,
} from '../kernel';

/** What the surroundings say about a pod. */
export interface PodSurroundings {
  readonly component: string;
  readonly labels: Labels;
  readonly env: ContainerEnv;
  readonly environment: Environment;
  readonly release: Image | undefined;
  readonly serviceAccount: string | undefined;
}

/** Reads them from the chart around a construct. */
export function surroundingsOf(construct: IConstruct, component: string, env: ContainerEnv): PodSurroundings {
  const { environment, image: release, serviceAccount } = contextOf(construct);
  return { component, labels: labelsFor(construct, component), env, environment, release, serviceAccount };
}
