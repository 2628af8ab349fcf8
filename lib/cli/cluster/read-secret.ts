import { textAt } from '../../kernel';
import { noNamespace, refusedAnswer } from './answer-refusals';
import type { Ask } from './api';
import { type LiveSecret, liveSecret } from './live-secret';
import { coreUrl, type SecretPlace, secretUrl } from './place';

/** The Secret that there is; undefined where there is none. */
export async function readSecret(ask: Ask, place: SecretPlace): Promise<LiveSecret | undefined> {
  const answer = await ask({ method: 'GET', url: secretUrl(place) });
  if (answer.status < 300) return liveSecret(answer.body);
  if (answer.status !== 404) throw refusedAnswer(place, answer);
  // a Secret in no namespace is missing like any other; who may not look at namespaces learns it when writing
  const namespace = await ask({ method: 'GET', url: coreUrl(place, '').slice(0, -1) });
  if (namespace.status === 404) throw noNamespace(place);
  return undefined;
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review */
export async function whoAsks(ask: Ask, place: SecretPlace): Promise<string> {
  const answer = await ask({
    method: 'POST',
    url: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
  });
  const name = textAt(answer.body, 'status', 'userInfo', 'username');
  if (name === undefined) throw refusedAnswer(place, answer);
  return name;
}
