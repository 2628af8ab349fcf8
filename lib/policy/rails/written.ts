import { records, text } from '../../kernel';
import type { Placed, World } from '../world';

/** A value of a variable as it is written, in a ConfigMap or in a container's own list. */
export interface Written {
  readonly to: Placed;
  readonly field: string;
  readonly value: string;
}

/** Where objects say a variable's value, each object once: containers of one pod repeat each other. */
export function* written({ objects }: World, name: string): Iterable<Written> {
  for (const to of objects) {
    const found = to.kind === 'ConfigMap' ? inConfigMap(to, name) : inPod(to, name);
    if (found !== undefined) yield { to, ...found };
  }
}

type Found = Omit<Written, 'to'>;

function inConfigMap({ object }: Placed, name: string): Found | undefined {
  const value = text(Object(object.data)[name]);
  return value === undefined ? undefined : { field: `data.${name}`, value };
}

function inPod({ pod }: Placed, name: string): Found | undefined {
  for (const { container, at } of pod?.containers ?? []) {
    const value = text(records(container.env).find((variable) => variable.name === name)?.value);
    if (value !== undefined) return { field: `${at}.env.${name}`, value };
  }
  return undefined;
}
