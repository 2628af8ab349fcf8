import { type Finding, inspect } from '../kernel';
import type { Rendering } from './render';

/**
 * Warns about acknowledgements that silence nothing in any of the clusters that a service was rendered for:
 * a warning may well show in one cluster only, and the acknowledgement stands there for all of them.
 */
export function staleAcknowledgements(renderings: readonly Rendering[]): readonly Finding[] {
  const used = new Set(
    renderings.flatMap((rendering) =>
      rendering.acknowledgements.filter((use) => use.used).map(({ path, id }) => keyIn(rendering, path, id)),
    ),
  );
  return renderings.flatMap((rendering) =>
    rendering.acknowledgements
      .filter(({ path, id }) => !used.has(keyIn(rendering, path, id)))
      .flatMap(({ path, id }) => stale(path, id)),
  );
}

const keyIn = ({ service, cluster }: Rendering, path: string, id: string): string =>
  `${path.replace(`${service}/${cluster}`, service)} ${id}`;

const stale = (path: string, id: string): readonly Finding[] =>
  inspect(`${path}/acknowledge(${id})`, (at) =>
    at.warn('A1', `a warning ${id} to silence`, undefined, 'take the acknowledgement away'),
  ).findings;
