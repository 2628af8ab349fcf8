import type { IConstruct } from 'constructs';
import type { ObjectReference } from './reference';

/** What the pods of a service need to find in the Secrets that come from its environment's source. */
export interface SecretContract {
  readonly namespace: string;
  /** In the order of their names. */
  readonly secrets: readonly NeededSecret[];
}

/** One Secret and everything that is read of it. */
export interface NeededSecret {
  readonly name: string;
  /** @default - Opaque */
  readonly type?: string;
  /** By key, in the order of the alphabet. */
  readonly keys: ReadonlyMap<string, NeededKey>;
  /** What reads every key that there is, so that none is too many. */
  readonly whole: readonly ObjectReference[];
}

export interface NeededKey {
  /** What makes the pods that read it; empty where the chart itself asks for the key. */
  readonly workloads: readonly ObjectReference[];
  /** Whether some pod does not start without it. */
  readonly required: boolean;
}

const CONTRACT = 'cdk8s-rails/contract';

/** Lets whoever renders a chart see its contract. */
export function publishContract(chart: IConstruct, contract: SecretContract): void {
  chart.node.addMetadata(CONTRACT, contract);
}

/** The contract that a chart below `root` published last; undefined where it has none. */
export const contractIn = (root: IConstruct): SecretContract | undefined =>
  root.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .findLast(({ type }) => type === CONTRACT)?.data;
