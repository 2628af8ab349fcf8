import type { Duration } from './duration';
import type { ObjectReference } from './reference';

/** Where an environment's Secrets get their values from; a chart is the same with each of them. */
export type SecretSource = DotenvSource | SopsSource | ExternalSource | SealedSource;

interface AnySource {
  /**
   * Whether Stakater's Reloader runs there: workloads then ask it to roll them when a Secret of theirs changes
   * whose content synth does not know. https://github.com/stakater/Reloader @default false
   */
  readonly reloader?: boolean;
}

/** Secrets in the cluster that `kube env` changes. Nothing about them is rendered but who may do so. */
export interface DotenvSource extends AnySource {
  readonly source: 'dotenv';
  /** Who may use `kube env`, as subjects of RoleBindings. @default - whoever has rights by other ways */
  readonly access?: SecretAccess;
}

/** `apps/<service>/secrets/<environment or cluster>.enc.yaml`, encrypted by SOPS. https://getsops.io */
export interface SopsSource extends AnySource {
  readonly source: 'sops';
  /**
   * Who decrypts: the sops-secrets-operator, which is given a SopsSecret
   * (https://github.com/isindir/sops-secrets-operator), or a plug-in of Argo CD that decrypts files, which is
   * given the file as it is. @default 'operator'
   */
  readonly decryptedBy?: 'operator' | 'plugin';
}

/** External Secrets Operator. https://external-secrets.io */
export interface ExternalSource extends AnySource {
  readonly source: 'external';
  /** Who may look at the Secrets that come of it, by `kube env`. @default - whoever has rights by other ways */
  readonly access?: Pick<SecretAccess, 'readers'>;
  /** The store that the platform made: AWS Secrets Manager, Google Secret Manager, Vault and others. */
  readonly store: {
    readonly name: string;
    /** @default 'ClusterSecretStore' */
    readonly kind?: 'ClusterSecretStore' | 'SecretStore';
  };
  /** How often the store is asked; '0s' for once. @default '1h' */
  readonly refreshInterval?: Duration;
  /**
   * Where a value is in the store. @default - property KEY of the document `<environment>/<service>/<secret>`
   */
  readonly remote?: (asked: RemoteAsked) => RemoteReference;
}

/** A value that pods need, or every value of a Secret. */
export interface RemoteAsked {
  readonly environment: string;
  readonly cluster: string;
  readonly service: string;
  readonly secret: string;
  /** Undefined where a pod reads every key there is. */
  readonly key: string | undefined;
}

/** Where a store keeps it. */
export interface RemoteReference {
  /** Name of the document, or of the value. */
  readonly key: string;
  /** Field of a document in JSON. @default - the whole text */
  readonly property?: string;
  /** @default - the newest */
  readonly version?: string;
}

/** `apps/<service>/secrets/<environment or cluster>.sealed.yaml`. https://github.com/bitnami-labs/sealed-secrets */
export interface SealedSource extends AnySource {
  readonly source: 'sealed';
  /** Who may look at the Secrets that come of it, by `kube env`. @default - whoever has rights by other ways */
  readonly access?: Pick<SecretAccess, 'readers'>;
}

export interface SecretAccess {
  /** May list, get, check and compare. @default - nobody */
  readonly readers?: readonly AccessSubject[];
  /** May read and change, and roll the workloads that read it. @default - nobody */
  readonly writers?: readonly AccessSubject[];
}

/** A group or a user, as the API server calls it. */
export type AccessSubject = ObjectReference<'Group' | 'User'>;
