import type { FailureMode } from './mode';
import { OF_OBJECTS } from './of-objects';
import { OF_PODS } from './of-pods';

export type { FailureMode } from './mode';

/** Every known way in which Rails applications fail on Kubernetes, and what keeps a chart from it. */
export const FAILURE_MODES: readonly FailureMode[] = [...OF_PODS, ...OF_OBJECTS];
