/** One Secret in one cluster. */
export interface SecretPlace {
  /** What the kubeconfig calls the cluster. */
  readonly context: string;
  /** What the platform calls it, for messages. */
  readonly cluster: string;
  /** Whose Roles let people in, for messages. */
  readonly service: string;
  readonly namespace: string;
  readonly secret: string;
  /** Of a Secret that is made; one that exists keeps its own. @default 'Opaque' */
  readonly type?: string;
  /** Takes a line for whoever is at the terminal. @default - nobody */
  readonly note?: (line: string) => void;
}

/** `yashima/qa/dotenv`, where findings about a Secret are filed. */
export const pathOf = ({ cluster, namespace, secret }: SecretPlace): string =>
  `${namespace}/${cluster}/${secret}`;

export const inWords = ({ cluster, namespace, secret }: SecretPlace): string =>
  `Secret ${secret} in namespace ${namespace} of cluster ${cluster}`;

/** Where the API server has something of a namespace: `secrets/dotenv`, or `events`. */
export const coreUrl = ({ namespace }: SecretPlace, resource: string): string =>
  `/api/v1/namespaces/${encodeURIComponent(namespace)}/${resource}`;

export const secretUrl = (place: SecretPlace): string =>
  coreUrl(place, `secrets/${encodeURIComponent(place.secret)}`);
