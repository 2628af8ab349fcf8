import { type EnvProps, type Given, NOTHING_GIVEN, refuseOwned, secretNames } from '../config';
import type { Path } from '../kernel';
import { checkRailsEnv } from './rails-environment';

/** Variables of a single process, which stand in its container's own list. */
export type OwnEnv = Omit<EnvProps, 'configMap'>;

/** What the library says to the process. */
export interface OwnGiven {
  /** Variables that follow from its props. */
  readonly owned: Given['owned'];
  /** Those that a team may replace. */
  readonly defaults?: Given['defaults'];
  /** Those of all processes, which are not for one of them to change. */
  readonly shared: Given['owned'];
}

/** A process's own variables, those of the library among them; refuses what belongs to a prop. */
export function planOwnEnv(own: OwnEnv, { owned, defaults = {}, shared }: OwnGiven, path: Path): EnvProps {
  const { clear = {}, secret = [], field = {} } = own;
  checkRailsEnv(own, path.at('clear').at('RAILS_ENV'));
  refuseOwned(own, { ...NOTHING_GIVEN, owned: { ...shared, ...owned } }, path);
  const elsewhere = new Set([...secret.flatMap(secretNames), ...Object.keys(field)]);
  const ours = Object.entries(owned).map(([name, { value }]) => [name, value] as const);
  const notElsewhere = (entries: readonly (readonly [string, string])[]) =>
    Object.fromEntries(entries.filter(([name]) => !elsewhere.has(name)));
  return {
    ...own,
    clear: { ...notElsewhere(Object.entries(defaults)), ...clear, ...notElsewhere(ours) },
  };
}
