import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Manifest, podOf } from '../../lib/kernel';
import { kubectl, kubectlOk, restrictedNamespace } from './kubectl';

const CRDS = join(__dirname, '../../imports/crds');

/** Teaches the API server the custom kinds that it does not know yet. */
export function knowCustomKinds(): void {
  for (const file of readdirSync(CRDS)) {
    if (kubectl(['get', '-f', join(CRDS, file)]).status === 0) continue;
    kubectlOk(['apply', '--server-side', '-f', join(CRDS, file)]);
  }
}

/** Makes what pods need around them: namespaces as they are rendered, else with `restricted` enforced. */
export function makeSurroundings(objects: readonly Manifest[]): void {
  const rendered = objects.filter(({ kind }) => kind === 'Namespace');
  const classes = objects.flatMap((object) => classesOf(podOf(object)?.spec ?? {}));
  const made = new Set(rendered.map(({ metadata }) => metadata.name));
  const others = new Set(objects.map(({ metadata }) => metadata.namespace));
  for (const name of others) if (name !== undefined && !made.has(name)) restrictedNamespace(name);
  for (const object of [...rendered, ...classes]) {
    kubectlOk(['apply', '--server-side', '--force-conflicts', '-f', '-'], JSON.stringify(object));
  }
}

/** What the platform team makes for all of a cluster. */
const classesOf = ({ priorityClassName, runtimeClassName }: Record<string, unknown>): readonly object[] => [
  ...(priorityClassName === undefined
    ? []
    : [
        {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: { name: priorityClassName },
          value: 1000,
        },
      ]),
  ...(runtimeClassName === undefined
    ? []
    : [
        {
          apiVersion: 'node.k8s.io/v1',
          kind: 'RuntimeClass',
          metadata: { name: runtimeClassName },
          handler: runtimeClassName,
        },
      ]),
];

/** GKE reads nothing else. https://cloud.google.com/kubernetes-engine/docs/concepts/ingress */
const OF_GKE = /^Warning: annotation "kubernetes.io\/ingress.class" is deprecated/;
/** What a chart says that enforces less than `restricted`, with an acknowledgement. */
const OF_BASELINE = /^Warning: would violate PodSecurity "restricted:latest"/;

/** Asks for a strict dry run of every object, and expects neither an error nor a warning. */
export function expectAdmitted(yaml: string, objects: readonly Manifest[]): void {
  // what another test has left there owns its fields
  const force = '--force-conflicts';
  const args = ['apply', '--server-side', force, '--dry-run=server', '--validate=strict', '-f', '-'];
  const { stdout, stderr } = kubectl(args, yaml);
  expect(surprises(stderr, objects)).toEqual([]);
  expect(stdout.trim().split('\n')).toHaveLength(objects.length);
}

/** What the API server says that a chart did not know. */
function surprises(stderr: string, objects: readonly Manifest[]): readonly string[] {
  const expected = enforcesLess(objects) ? [OF_GKE, OF_BASELINE] : [OF_GKE];
  const lines = stderr.split('\n').filter((line) => line !== '');
  return lines.filter((line) => !expected.some((warning) => warning.test(line)));
}

const enforcesLess = (objects: readonly Manifest[]): boolean =>
  objects.some(
    ({ kind, metadata }) =>
      kind === 'Namespace' && metadata.labels?.['pod-security.kubernetes.io/enforce'] !== 'restricted',
  );

/** Asks whether the pods that workloads would make may be made: admission looks at pods themselves. */
export function expectPodsAdmitted(objects: readonly Manifest[]): void {
  const items = objects.flatMap((object, index) => {
    const pod = podOf(object);
    if (pod === undefined) return [];
    // the account is made by the same file; a dry run makes none
    const { serviceAccountName: _, ...spec } = pod.spec;
    const metadata = { labels: pod.labels, name: `pod-${index}`, namespace: object.metadata.namespace };
    return [{ apiVersion: 'v1', kind: 'Pod', metadata, spec }];
  });
  if (items.length === 0) return;
  const list = { apiVersion: 'v1', kind: 'List', items };
  const { stdout, stderr } = kubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(list));
  expect(surprises(stderr, objects)).toEqual([]);
  expect(stdout.trim().split('\n')).toHaveLength(items.length);
}
