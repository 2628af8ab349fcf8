import type { Container, Pod } from '../kernel';

/** The containers that go on running, or do what a Job is for. */
export const mainOf = ({ containers }: Pod): readonly Container[] =>
  containers.filter(({ at }) => at.includes('spec.containers.'));
