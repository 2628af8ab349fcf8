import {
  checkCount,
  checkedSeconds,
  type Duration,
  isDnsSubdomain,
  LABEL_LENGTH,
  type Path,
} from '../kernel';

/** Several ingresses on one ALB. */
export interface IngressGroup {
  /** Shared by all of them; 63 characters of lower-case letters, digits, '-' and '.'. */
  readonly name: string;
  /** Whose rules are asked first: the lower number, -1000 to 1000. @default 0 */
  readonly order?: number;
  /**
   * Idle timeout of the ALB, from the longest request up to 4000s. All ingresses of the group must come to the
   * same one, or the controller changes nothing for any of them. @default - the longest request of this one
   */
  readonly idleTimeout?: Duration;
}

export interface GroupPlan {
  readonly name: string;
  readonly order: number | undefined;
  /** Seconds. */
  readonly idleTimeout: number | undefined;
}

export function planGroup({ name, order, idleTimeout }: IngressGroup, path: Path): GroupPlan {
  if (!isDnsSubdomain(name) || name.length > LABEL_LENGTH) {
    const expected = `a name of lower-case letters, digits, '-' and '.', ${LABEL_LENGTH} characters at most`;
    path.at('name').refuse(expected, name, 'correct the name');
  }
  if (order !== undefined) checkCount(order, path.at('order'), { from: -1000, to: 1000 });
  return {
    name,
    order,
    idleTimeout:
      idleTimeout === undefined
        ? undefined
        : checkedSeconds(idleTimeout, path.at('idleTimeout'), { from: 1, to: 4000, fallback: 60 }),
  };
}
