import { type Labels, labelsOf, type ServiceContext, versionOf } from '../kernel';

/** What is in front of the pods belongs to the service as a whole, hence no component. */
export function serviceLabels({ service, image }: ServiceContext): Labels {
  const version = image === undefined ? undefined : versionOf(image);
  return labelsOf({ service, ...(version !== undefined && { version }) });
}
