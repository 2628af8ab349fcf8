import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { contextOf, labelsFor, planFor } from '../../kernel';
import { planAdmission } from './admission-plan';
import type { AdmissionPoliciesProps } from './admission-props';
import { gatekeeperConstraints } from './gatekeeper-spec';
import { kubernetesPolicies } from './kubernetes-spec';

/**
 * What synth says of one object alone, said by the cluster as well: of what comes past synth, by `kubectl` or from another
 * tool. Belongs into one chart of the platform team.
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class AdmissionPolicies extends Construct {
  /** The policies and their bindings, or Gatekeeper's templates and constraints. */
  readonly objects: readonly ApiObject[];

  constructor(scope: Construct, id: string, props: AdmissionPoliciesProps = {}) {
    super(scope, id);
    const { service, environment } = contextOf(this);
    const plan = planFor(this, (path) => planAdmission(props, environment, path));
    const identity = { service, labels: labelsFor(this, id), kubernetes: environment.kubernetes };
    const manifests =
      plan.engine === 'gatekeeper'
        ? gatekeeperConstraints(plan, identity)
        : kubernetesPolicies(plan, identity);
    this.objects = manifests.map(
      (manifest) => new ApiObject(this, `${manifest.kind}-${manifest.metadata.name}`.toLowerCase(), manifest),
    );
  }
}
