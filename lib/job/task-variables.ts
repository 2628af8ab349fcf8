import type { EnvVar } from 'kubernetes-types/core/v1';
import { type ContainerOverride, override } from '../container';

/** A container that reads some variables otherwise than the pods of its service, or beside theirs. */
export const withVariables = (
  variables: readonly EnvVar[],
  container: ContainerOverride = {},
): ContainerOverride => (variables.length === 0 ? container : override(container, { env: [...variables] }));
