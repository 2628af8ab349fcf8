import { ApiObject, type App, Chart } from 'cdk8s';
import { type Finding, inspect, isClusterScoped, type Manifest, placeOf, Words } from '../kernel';
import { inReadingOrder } from './reading-order';
import { thrown } from './thrown';

export interface SerialiseProps {
  /** `service/cluster`. */
  readonly place: string;
  readonly apps: string;
  readonly clusterScoped: readonly string[];
  readonly findings: Finding[];
}

/** The objects of every chart in an app, as plain JSON; what cannot be one is filed in `findings`. */
export function serialise(app: App, props: SerialiseProps): readonly Manifest[] {
  const invalid = validate(app);
  props.findings.push(...invalid);
  return keepingOrder(() =>
    app.charts.flatMap((chart) => {
      const objects = objectsOf(chart, invalid.length > 0, props);
      return objects.map((object) => inReadingOrder(withoutChartNamespace(object, chart, props)));
    }),
  );
}

/** cdk8s sorts all keys by the alphabet unless this variable is set; a person reads name before image. */
function keepingOrder<T>(render: () => T): T {
  const before = process.env.CDK8S_DISABLE_SORT;
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    return render();
  } finally {
    if (before === undefined) delete process.env.CDK8S_DISABLE_SORT;
    else process.env.CDK8S_DISABLE_SORT = before;
  }
}

/** What constructs, those of cdk8s-plus too, have against themselves: cdk8s would throw it as one text. */
const validate = (app: App): readonly Finding[] =>
  app.node
    .findAll()
    .flatMap((part) => part.node.validate().flatMap((problem) => invalidPart(placeOf(part), problem)));

const invalidPart = (place: string, problem: string): readonly Finding[] =>
  inspect(place, (path) =>
    path.refuse('a part that passes its own validation', new Words(problem), 'correct what it says'),
  ).findings;

/** `toJson` of a chart stops at the first object that throws; then each is asked by itself. */
function objectsOf(chart: Chart, isInvalid: boolean, props: SerialiseProps): readonly Manifest[] {
  try {
    return chart.toJson();
  } catch (error) {
    const before = props.findings.length;
    const objects = apiObjectsOf(chart).flatMap((object) => objectOf(object, props));
    const isExplained = isInvalid || props.findings.length > before;
    if (!isExplained) file(error, props.place, 'a chart that can be rendered', props);
    return objects;
  }
}

/** The construct that each object came from, by `Kind/name`, as `service/part/…`. */
export const originsIn = (app: App): ReadonlyMap<string, string> =>
  new Map(
    app.charts
      .flatMap(apiObjectsOf)
      .map((object) => [`${object.kind}/${object.name}`, object.node.path] as const),
  );

const apiObjectsOf = (chart: Chart): readonly ApiObject[] =>
  chart.node
    .findAll()
    .filter((part): part is ApiObject => part instanceof ApiObject)
    .filter((object) => Chart.of(object) === chart);

function objectOf(object: ApiObject, props: SerialiseProps): readonly Manifest[] {
  try {
    return [object.toJson()];
  } catch (error) {
    const path = `${props.place}/${object.kind}/${object.name}`;
    file(error, path, 'an object that can be rendered', props);
    return [];
  }
}

function file(error: unknown, path: string, expected: string, { apps, findings }: SerialiseProps): void {
  findings.push(...thrown(error, { path, expected, apps }));
}

/** cdk8s gives the chart's namespace to every object, those that live outside namespaces too. */
function withoutChartNamespace(object: Manifest, chart: Chart, { clusterScoped }: SerialiseProps): Manifest {
  const { namespace, ...metadata } = object.metadata;
  if (namespace !== chart.namespace || !isClusterScoped(object, clusterScoped)) return object;
  return { ...object, metadata };
}
