import { type Manifest, textAt } from '../../kernel';
import { condition, count } from './conditions';
import type { Part } from './part';

/** Whether what makes a Secret has made it; a failure counts as waiting, for most are mended a little later. */
const prerequisitePart =
  (isReady: (live: unknown) => boolean, said: (live: unknown) => string | undefined) =>
  (object: Manifest, live: unknown): Part => {
    if (live === undefined) return { object, live, stage: 'missing', words: 'is not there yet' };
    if (isReady(live)) return { object, live, stage: 'done', words: 'has made its Secret' };
    const words = said(live) ?? 'its controller has said nothing yet';
    return { object, live, stage: 'under way', words: `has not made its Secret: ${words}` };
  };

const messageOf = (type: string) => (live: unknown) => textAt(condition(live, type, 'False'), 'message');

/** https://external-secrets.io/latest/api/spec/#external-secrets.io/v1.ExternalSecretStatus */
export const externalSecretPart = prerequisitePart((live) => {
  const [seen] = (textAt(live, 'status', 'syncedResourceVersion') ?? '').split('-');
  const isOlder = seen !== '' && Number(seen) < count(live, 'metadata', 'generation');
  return !isOlder && condition(live, 'Ready') !== undefined;
}, messageOf('Ready'));

/** https://github.com/bitnami-labs/sealed-secrets/blob/main/pkg/apis/sealedsecrets/v1alpha1/types.go */
export const sealedSecretPart = prerequisitePart((live) => {
  const seen = count(live, 'status', 'observedGeneration');
  return (
    (seen === 0 || seen >= count(live, 'metadata', 'generation')) && condition(live, 'Synced') !== undefined
  );
}, messageOf('Synced'));

const sopsMessage = (live: unknown) => textAt(live, 'status', 'message');

/** https://github.com/isindir/sops-secrets-operator/blob/master/internal/controllers/sopssecret_controller.go */
export const sopsSecretPart = prerequisitePart(
  (live) => ['Healthy', 'Reconciliation is suspended'].includes(sopsMessage(live) ?? ''),
  sopsMessage,
);
