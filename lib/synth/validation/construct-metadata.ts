import type { Rendering } from '../render';

/** Where the cdk8s CLI reads which construct an object came from: at the top of its output folder. */
export const METADATA = 'construct-metadata.json';

/** The one version that the CLI knows. */
const VERSION = '1.0.0';

/** What is known of a service in a cluster beside its objects, which are in its file. */
type Place = Omit<Known, 'externals' | 'origins'> & { readonly externals: readonly string[] };

/** A service in a cluster as it was rendered, but for its objects. */
export type Known = Pick<
  Rendering,
  | 'service'
  | 'cluster'
  | 'environment'
  | 'clusterScoped'
  | 'externals'
  | 'origins'
  | 'acknowledgements'
  | 'told'
>;

interface Metadata {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly path: string }>>;
  /** Ours; the CLI passes it over. */
  readonly places?: readonly Place[];
}

/** What an object is called in a report: names alone are those of several kinds and clusters. */
export const resourceName = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('/');

/** What the CLI, and then the validation, is told of what was rendered. */
export function constructMetadata(renderings: readonly Rendering[]): string {
  const resources = renderings.flatMap(({ service, cluster, origins = new Map() }) =>
    [...origins].map(([object, path]) => [resourceName(cluster, service, object), { path }]),
  );
  const metadata = {
    version: VERSION,
    resources: Object.fromEntries(resources),
    places: renderings.map(placeOf),
  };
  return JSON.stringify(metadata);
}

const placeOf = ({ externals, ...rendering }: Rendering): Place => {
  const { service, cluster, environment, clusterScoped, acknowledgements, told } = rendering;
  const known = { service, cluster, environment, clusterScoped, acknowledgements, told };
  return { ...known, externals: [...externals] };
};

/** The services that such a text tells of; none of one that cdk8s itself wrote. */
export function knownIn(text: string): readonly Known[] {
  // written by constructMetadata, or by cdk8s in the same form
  const { resources, places = [] }: Metadata = JSON.parse(text);
  if (places.length === 0) return [];
  const origins = new Map<string, Map<string, string>>();
  for (const [resource, { path }] of Object.entries(resources)) {
    const [cluster = '', service = '', ...object] = resource.split('/');
    const place = resourceName(cluster, service);
    const known = origins.get(place) ?? new Map();
    origins.set(place, known.set(object.join('/'), path));
  }
  return places.map(({ externals, ...place }) => ({
    ...place,
    externals: new Set(externals),
    origins: origins.get(resourceName(place.cluster, place.service)),
  }));
}
