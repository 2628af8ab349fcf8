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
  /** Whether some pod does not start without it. */
  readonly required: boolean;
  /** What reads every key that there is, so that none is too many. */
  readonly whole: readonly ObjectReference[];
}

export interface NeededKey {
  /** What makes the pods that read it; empty where the chart itself asks for the key. */
  readonly workloads: readonly ObjectReference[];
  /** Whether some pod does not start without it. */
  readonly required: boolean;
}

/** What a chart says about its Secrets to whoever renders it. */
export interface SecretsView {
  readonly contract: SecretContract;
  /** A file that goes into dist as it is, for a plug-in of Argo CD to decrypt. */
  readonly file?: string;
}

const SECRETS = 'cdk8s-rails/secrets';

/** Lets whoever renders a chart see what its Secrets need. */
export function publishSecrets(chart: IConstruct, view: SecretsView): void {
  chart.node.addMetadata(SECRETS, view);
}

/** What the chart below `root` published last; undefined where it did not. */
export const secretsIn = (root: IConstruct): SecretsView | undefined =>
  root.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .findLast(({ type }) => type === SECRETS)?.data;
