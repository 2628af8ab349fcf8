import type { IConstruct } from 'constructs';
import { type Environment, NOWHERE } from './environment';
import { type Image, versionOf } from './image';
import { type Labels, labelsOf } from './labels';

/** What a chart tells every part inside it: whose parts they are and where they will run. */
export interface ServiceContext {
  /** The service's name: the class name in kebab case, the folder's name, the `name` label. */
  readonly service: string;
  /** The namespace, or undefined for whatever the chart's own is. */
  readonly namespace?: string;
  readonly environment: Environment;
  /** The release that this cluster runs; undefined outside a chart of the platform. */
  readonly image?: Image;
  /** The service account that pods run under; undefined for the namespace's `default`. */
  readonly serviceAccount?: string;
  /** The service's folder below apps, absolute; undefined outside a chart of the platform. */
  readonly folder?: string;
}

const CONTEXT = 'cdk8s-rails/service';

/** Tells the parts of a chart whose they are; call it before the first one is made. */
export function provideContext(chart: IConstruct, context: ServiceContext): void {
  chart.node.setContext(CONTEXT, context);
}

/** The context of the chart around a construct; in a plain cdk8s chart its id is the service. */
export function contextOf(construct: IConstruct): ServiceContext {
  const provided: ServiceContext | undefined = construct.node.tryGetContext(CONTEXT);
  if (provided !== undefined) return provided;
  const [, chart = construct] = construct.node.scopes;
  return { service: chart.node.id, environment: NOWHERE };
}

/** The labels of a construct's objects: its service's, its release's, and its component's where it is one. */
export const labelsFor = (construct: IConstruct, component?: string): Labels =>
  labelsIn(contextOf(construct), component);

export function labelsIn({ service, image }: ServiceContext, component?: string): Labels {
  const version = image && versionOf(image);
  return labelsOf({
    service,
    ...(component !== undefined && { component }),
    ...(version !== undefined && { version }),
  });
}

const UNNAMED = 'cdk8s-rails/unnamed';

/** Leaves a part out of the places of findings: its parts read as if they stood in the chart itself. */
export function leaveUnnamed(construct: IConstruct): void {
  construct.node.addMetadata(UNNAMED, true);
}

const isNamed = ({ node }: IConstruct): boolean => node.metadata.every(({ type }) => type !== UNNAMED);

/** Where findings about a construct are filed: `service/cluster/part`. */
export function placeOf(construct: IConstruct): string {
  const { service, environment } = contextOf(construct);
  const parts = construct.node.scopes
    .slice(2)
    .filter(isNamed)
    .map(({ node }) => node.id);
  return [service, environment.cluster.name, ...parts].filter((part) => part !== '').join('/');
}
