import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EnvConfig } from '../config';
import { acknowledge, checkNames, contextOf, labelsFor, placeOf, planFor, syncHook, WAVE } from '../kernel';
import { planAssetUpload } from './asset-upload-plan';
import type { AssetUploadProps } from './asset-upload-props';
import type { JobPlan } from './job-plan';
import { hookJob } from './job-spec';

/**
 * Adds the assets of a version to a bucket before any of its pods serves. It deletes nothing: while pods are
 * replaced, and as long as somebody has an old page open, files of both versions are asked for.
 */
export class AssetUpload extends Construct {
  /** Undefined in clusters whose bucket another cluster fills. */
  readonly job: ApiObject | undefined;
  readonly name: string;

  constructor(scope: Construct, id: string, props: AssetUploadProps) {
    super(scope, id);
    this.name = props.name ?? `${contextOf(this).service}-${id}`;
    const plan = this.plan(id, props);
    this.job = plan && new ApiObject(this, 'job', hookJob(this.name, plan, syncHook(WAVE.assets)));
  }

  /** Silences a warning, such as F54, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private plan(name: string, props: AssetUploadProps): JobPlan | undefined {
    const own = EnvConfig.of(this, name);
    const env = own.forContainer(props.uploader?.variables, `${placeOf(this)}.uploader.variables`);
    const around = { name, env, labels: labelsFor(this, name), environment: contextOf(this).environment };
    return planFor(this, (path) => {
      checkNames(name, this.name, path);
      return planAssetUpload(props, around, path);
    });
  }
}
