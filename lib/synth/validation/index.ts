export { constructMetadata, METADATA } from './construct-metadata';
export { RailsValidation, type ValidationContext } from './rails-validation';
export type { Violation } from './violations';
