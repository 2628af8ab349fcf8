import type { PodProps } from '../container';
import type { SecretKey } from './secret-key';

/** Who is told that a sync has failed. Nothing of the service is in the pod that tells it. */
export interface FailureNoticeProps
  extends Pick<PodProps, 'user' | 'placement' | 'metadata' | 'pod' | 'container'> {
  /** The webhook's address: a key of the Secret `dotenv`, or of another one; never the address itself. */
  readonly webhook: SecretKey;
  /** An image with curl 8.3 or later, or with what `command` names; immutable. */
  readonly image: string;
  /** What is told, one line or several. @default - service, version, cluster and namespace */
  readonly message?: string;
  /**
   * What tells it, exec form; the address is in WEBHOOK_URL and the message in MESSAGE.
   * @default - curl sends `{ "text": message }`, which Slack, Mattermost and Google Chat take
   */
  readonly command?: readonly string[];
  /** Name of the Job and its account, 63 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}
