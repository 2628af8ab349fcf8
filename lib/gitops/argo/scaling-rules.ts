import { parseAllDocuments } from 'yaml';
import { field, list, type ObjectReference, records, textAt } from '../../kernel';

/** Whether the Application of a service in a cluster leaves the number of a workload's pods alone. */
export type ScalingRules = (service: string, cluster: string, workload: ObjectReference) => boolean;

/** What files of ApplicationSets, as they were written, say of numbers of pods. */
export function scalingRulesIn(texts: readonly string[]): ScalingRules {
  const elements = texts
    .flatMap((text) => [...parseAllDocuments(text)].map((document): unknown => document.toJS()))
    .flatMap((set) => records(field(set, 'spec', 'generators')))
    .flatMap((generator) => records(field(generator, 'matrix', 'generators')))
    .flatMap((generator) => records(field(generator, 'list', 'elements')));
  return (service, cluster, { kind, name }) =>
    elements
      .filter((element) => textAt(element, 'cluster') === cluster)
      .flatMap((element) => list(field(element, 'autoscaled', service)))
      .some((workload) => textAt(workload, 'kind') === kind && textAt(workload, 'name') === name);
}
