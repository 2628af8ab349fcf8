import {
  type Environment,
  isClusterScoped,
  kindOf,
  type Manifest,
  type Pod,
  type PodReference,
  podOf,
  record,
  referencesOf,
  text,
} from '../kernel';

/** What one service puts into one cluster. */
export interface Rendered {
  readonly service: string;
  readonly cluster: string;
  readonly objects: readonly Manifest[];
  /** `Kind/name` of what the service refers to and nobody here renders. */
  readonly externals: ReadonlySet<string>;
  /** `Kind.group` of the platform's own kinds that live outside namespaces. */
  readonly clusterScoped: readonly string[];
  /** What the platform says of the cluster; undefined for YAML that no chart of it made. */
  readonly environment?: Environment | undefined;
  /** The construct that an object came from, by `Kind/name`. @default - nothing is known */
  readonly origins?: ReadonlyMap<string, string> | undefined;
}

/** An object where it will be: what every check asks about it, read once. */
export interface Placed {
  readonly from: Rendered;
  readonly object: Manifest;
  /** `Kind.group`. */
  readonly kind: string;
  readonly clusterScoped: boolean;
  /** Empty for what lives outside namespaces, and for what fails to name one. */
  readonly namespace: string;
  /** The pods that it makes, if it makes any. */
  readonly pod: Pod | undefined;
  /** What these pods need from their namespace; several checks follow it. */
  readonly references: readonly PodReference[];
}

/** An object that makes pods. */
export type PodMaker = Placed & { readonly pod: Pod };

/** All that is rendered for one cluster, of one service or of all. */
export class World {
  readonly objects: readonly Placed[];
  /** Empty where nothing is rendered. */
  readonly cluster: string;
  /** Undefined where nobody knows: for YAML that no chart of a platform made. */
  readonly environment: Environment | undefined;
  private readonly named = new Map<string, Placed>();
  private readonly makers = new Map<string, PodMaker[]>();

  /** `whole` says that nothing else is there; without it a namespace is known only if it is rendered. */
  constructor(
    readonly rendered: readonly Rendered[],
    private readonly whole: boolean,
  ) {
    this.cluster = rendered[0]?.cluster ?? '';
    this.environment = rendered.find((from) => from.environment !== undefined)?.environment;
    this.objects = rendered.flatMap((from) => from.objects.map((object) => place(object, from)));
    for (const placed of this.objects) {
      this.named.set(key(placed.kind, placed.namespace, placed.object.metadata.name), placed);
      if (!hasPod(placed)) continue;
      const makers = this.makers.get(placed.namespace);
      if (makers === undefined) this.makers.set(placed.namespace, [placed]);
      else makers.push(placed);
    }
  }

  find(kind: string, namespace: string, name: string): Placed | undefined {
    return this.named.get(key(kind, namespace, name));
  }

  /** Everything in a namespace that makes pods. */
  podMakers(namespace: string): readonly PodMaker[] {
    return this.makers.get(namespace) ?? [];
  }

  /** Whether what is not found in a namespace is not there. */
  knows(namespace: string): boolean {
    return this.whole || this.find('Namespace', '', namespace) !== undefined;
  }

  /** Whether a reference to `Kind.group` and name finds nothing, here or declared to be elsewhere. */
  isMissing(from: Placed, kind: string, name: string, namespace = from.namespace): boolean {
    const [plainKind = kind] = kind.split('.');
    return (
      this.knows(namespace) &&
      this.find(kind, namespace, name) === undefined &&
      !from.from.externals.has(`${plainKind}/${name}`)
    );
  }
}

const key = (kind: string, namespace: string, name: string) => `${kind}/${namespace}/${name}`;

export const hasPod = (placed: Placed): placed is PodMaker => placed.pod !== undefined;

function place(written: Manifest, from: Rendered): Placed {
  const object = readable(written);
  const clusterScoped = isClusterScoped(object, from.clusterScoped);
  const namespace = clusterScoped ? '' : (text(object.metadata.namespace) ?? '');
  const pod = podOf(object);
  const references = pod === undefined ? [] : referencesOf(pod);
  return { from, object, kind: kindOf(object), clusterScoped, namespace, pod, references };
}

/** Whatever somebody wrote as something that can be asked about: its kind and its name may be missing, or no texts. */
function readable(written: Manifest): Manifest {
  const { apiVersion, kind, metadata } = written;
  const isObject = record(metadata) === metadata;
  if (text(apiVersion) !== undefined && text(kind) !== undefined && isObject) return written;
  return {
    ...written,
    apiVersion: text(apiVersion) ?? '',
    kind: text(kind) ?? '',
    metadata: isObject ? metadata : { name: '' },
  };
}
