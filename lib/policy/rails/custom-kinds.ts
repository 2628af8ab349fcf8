import { kindOf, textAt, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

/** Groups of Kubernetes itself; Gateway API's, `gateway.networking.k8s.io`, is none. */
const OWN =
  /^\.(apps|batch|autoscaling|policy|extensions|((networking|rbac\.authorization|storage|apiextensions|admissionregistration|coordination|discovery|events|certificates|authentication|authorization|node|scheduling|resource|flowcontrol\.apiserver|apiregistration|internal\.apiserver|storagemigration)\.k8s\.io))$/;

const DEFINITION = 'CustomResourceDefinition.apiextensions.k8s.io';

/** https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/ */
export const customKinds: Check = {
  id: 'F57',
  title: 'a custom kind is one that the cluster knows',
  severity: 'warning',
  why: 'the sync fails as a whole, for the API server has never heard of the kind',
  fix: "leave it out in that environment, or add it to the platform's customKinds once it is installed",
  *run({ objects, environment }: World): Iterable<Objection> {
    if (environment?.customKinds === undefined) return;
    const known = new Set(environment.customKinds);
    for (const { kind, object } of objects) {
      const group = textAt(object, 'spec', 'group') ?? '';
      if (kind === DEFINITION) known.add(`${textAt(object, 'spec', 'names', 'kind')}.${group}`);
    }
    for (const to of objects) {
      const kind = kindOf(to.object);
      if (!kind.includes('.') || known.has(kind) || isOwn(kind)) continue;
      const expected = `a kind that ${environment.name} knows`;
      const fix = `leave it out there, or add '${kind}' to the platform's customKinds once it is installed`;
      yield { to, field: 'kind', expected, got: new Words(kind), fix };
    }
  },
};

const isOwn = (kind: string): boolean => OWN.test(kind.slice(kind.indexOf('.')));
