import { withoutSecrets } from '../kernel';
import { misuse } from './misuse';

/** What somebody says for others to read in Git, in Argo CD or in Slack: one line without a secret. */
export function checkedText(place: string, given: string | undefined): string {
  const text = given?.trim() ?? '';
  if (text === '') misuse(place, 'some words', 'none', "say it in quotes: '…'");
  if (/\p{Cc}/u.test(text)) misuse(place, 'one line', 'several lines', 'say it shorter');
  if (withoutSecrets(text) === text) return text;
  return misuse(place, 'what anybody may read', 'words with a secret in them', 'leave the value out');
}
