export { type Drift, driftOf, type Why } from './drift';
export { driftLines } from './drift-lines';
