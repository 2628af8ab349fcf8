import type { IConstruct } from 'constructs';
import { type Image, referenceOf } from '../kernel';
import type { Guard } from './guard';

/** A guard, and whose pods it is for: those that run this image with these variables. */
export interface AnnouncedGuard {
  readonly image: Image;
  /** The variables' declaration itself; whoever shares it can reach the same database. */
  readonly env: object;
  readonly guard: Guard;
}

const ANNOUNCED = 'cdk8s-rails/guard';

/** Tells every workload of the chart, also those that are declared later, what to wait for. */
export function announceGuard(migration: IConstruct, announced: AnnouncedGuard): void {
  chartOf(migration).node.addMetadata(ANNOUNCED, announced);
}

/** What the migrations of a chart say to the pods of an image. */
export function guardsAnnounced(workload: IConstruct, image: Image): readonly AnnouncedGuard[] {
  return chartOf(workload)
    .node.metadata.filter(({ type }) => type === ANNOUNCED)
    .map(({ data }): AnnouncedGuard => data)
    .filter((announced) => referenceOf(announced.image) === referenceOf(image));
}

/** The construct below the app. */
const chartOf = ({ node }: IConstruct): IConstruct => node.scopes[1] ?? node.root;
