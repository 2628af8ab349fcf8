import type { Release } from '../../gitops';
import { checkedText } from '../checked-text';
import { misuse } from '../misuse';
import type { Session } from '../session';
import { imageFrom } from './image-argument';
import { type PutOptions, putRelease } from './put-release';
import { type ReleaseTarget, releaseTarget, type TargetOptions } from './release-target';

export interface DeployOptions extends TargetOptions, PutOptions {
  readonly image?: string;
  readonly note?: string;
  readonly schema?: string;
  readonly compatible?: boolean;
  readonly follow?: boolean;
}

/** `kube deploy`: an image to an environment or a cluster. */
export async function deploy(session: Session, service: string, options: DeployOptions): Promise<void> {
  if ((options.image === undefined) === (options.follow !== true)) {
    const got = options.follow === true ? 'both' : 'neither';
    misuse('kube deploy', 'an --image, or --follow', got, 'say what is to run there');
  }
  const target = releaseTarget(session, service, options);
  await putRelease(session, target, { verb: 'deploy', release: releaseOf(target, options) }, options);
}

/** An empty `--schema` is what a script gives for an application without migrations. */
function releaseOf(target: ReleaseTarget, options: DeployOptions): Release | undefined {
  const { image, note, schema = '', compatible } = options;
  if (image === undefined) return undefined;
  return {
    ...imageFrom(image, target.service, target.environments),
    ...(note !== undefined && note.trim() !== '' && { note: checkedText('kube deploy --note', note) }),
    ...(schema !== '' && { schema }),
    ...(compatible === true && { compatible: 'true' }),
  };
}
