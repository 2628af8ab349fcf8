import { withoutSecrets } from '../../kernel';
import { misuse } from '../misuse';

/** Why something is done, for whoever reads it in Git, in Argo CD or in Slack: one line without a secret. */
export function checkedReason(command: string, given: string | undefined): string {
  const reason = given?.trim() ?? '';
  const place = `${command} --reason`;
  if (reason === '') misuse(place, 'a reason', 'none', "add --reason '…'");
  if (/\p{Cc}/u.test(reason)) misuse(place, 'a reason on one line', 'several lines', 'say it shorter');
  if (withoutSecrets(reason) === reason) return reason;
  return misuse(place, 'a reason that anybody may read', 'one with a secret in it', 'leave the value out');
}
