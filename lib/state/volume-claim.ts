import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { contextOf, labelsOf, planFor } from '../kernel';
import { type AccessMode, planVolumeClaim, type VolumeClaimProps } from './volume-claim-plan';
import { volumeClaimSpec } from './volume-claim-spec';

/** Storage that stays when pods, releases and even the Application go: `volumes: { '/data': { claim } }`. */
export class VolumeClaim extends Construct {
  readonly kind = 'PersistentVolumeClaim';
  readonly name: string;
  readonly accessModes: readonly AccessMode[];
  readonly claim: ApiObject;

  constructor(scope: Construct, id: string, props: VolumeClaimProps) {
    super(scope, id);
    const { service } = contextOf(this);
    const plan = planFor(this, (path) => planVolumeClaim(props, `${service}-${id}`, path));
    this.name = plan.name;
    this.accessModes = [plan.accessMode];
    // no version: it outlives releases
    this.claim = new ApiObject(this, 'claim', volumeClaimSpec(plan, labelsOf({ service })));
  }
}
