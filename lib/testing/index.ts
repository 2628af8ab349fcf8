export type { Kinds, ObjectOf } from '../kernel';
export type { ContainerView } from './container-environment';
export { installMatchers, type RailsMatchers, railsMatchers } from './matchers';
export type { MigrationExpectation } from './matchers/to-run-migration-before-pods';
export type { MatcherResult, Received } from './received';
export { type RenderOptions, render } from './render';
export { RenderedChart } from './rendered-chart';
