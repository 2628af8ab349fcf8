import { type Finding, inspect } from '../kernel';
import { CATALOGUE } from '../policy';
import type { Rendering } from './render';
import { keyOf } from './settle';

/**
 * Warns about acknowledgements that silence nothing in any of the clusters that a service was rendered for:
 * a warning may well show in one cluster only, and the acknowledgement stands there for all of them. `used` are those
 * that silenced what the checks said.
 */
export function staleAcknowledgements(
  renderings: readonly Rendering[],
  used: ReadonlySet<string>,
): readonly Finding[] {
  const inCharts = renderings.flatMap(({ service, acknowledgements }) =>
    acknowledgements.filter((use) => use.used).map(({ construct, id }) => keyOf(service, construct, id)),
  );
  const all = new Set([...inCharts, ...used]);
  return renderings.flatMap(({ service, acknowledgements }) =>
    acknowledgements
      .filter(({ construct, id }) => !all.has(keyOf(service, construct, id)))
      .flatMap(({ path, id }) => stale(path, id)),
  );
}

const stale = (path: string, id: string): readonly Finding[] =>
  inspect(`${path}/acknowledge(${id})`, (at) =>
    at.warn(
      'A1',
      `a warning ${id} to silence`,
      undefined,
      CATALOGUE.get(id)?.severity === 'error'
        ? 'take it away: an error cannot be acknowledged'
        : 'take the acknowledgement away',
    ),
  ).findings;
