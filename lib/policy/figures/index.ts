import type { Check, FleetCheck } from '../check';
import { limitsAdmit } from './limits-admit';
import { rolloutFits } from './rollout-fits';
import { tooManyConnections } from './too-many-connections';

export {
  type DatabaseFigure,
  type Figures,
  figuresOf,
  type ServiceFigures,
  type WorkloadFigures,
} from './figures';
export { figureLines } from './lines';

/** What the arithmetic of one cluster answers. */
export const FIGURE_CHECKS: readonly Check[] = [rolloutFits, limitsAdmit];

/** What that of all clusters answers. */
export const FIGURE_FLEET_CHECKS: readonly FleetCheck[] = [tooManyConnections];
