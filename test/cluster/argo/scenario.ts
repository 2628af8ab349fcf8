import type { World } from './world';

/** One law, shown on services of its own; scenarios run side by side. */
export interface Scenario {
  readonly law: string;
  /** Fields of a chart's class, by service. */
  readonly services: Readonly<Record<string, string>>;
  /** Whose services they are. @default 'sea' */
  readonly team?: string;
  /** Services whose Secrets no operator makes at first. @default - none */
  readonly without?: readonly string[];
  readonly show: (world: World) => Promise<void>;
}
