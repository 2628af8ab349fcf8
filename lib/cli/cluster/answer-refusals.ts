import { field, type InvalidProps, records, text, textAt } from '../../kernel';
import type { Answer } from './api';
import { inWords, pathOf, type SecretPlace } from './place';
import { refusal } from './refusal';

/** How the API server says that a Role is missing; decided before it looks at what was sent. */
const NO_ROLE = /User "([^"]*)" cannot (\w+) resource "([^"]+)"/;

/** How it names whoever else said no; what that one says may quote what was sent, and is not shown. */
const ADMISSION = /admission webhook "[^"]+"|ValidatingAdmissionPolicy '[^']+'|exceeded quota/;

/** The one line for an answer that is no success. Of the server's own words only what cannot be a value is used. */
export function refusedAnswer(place: SecretPlace, { status, body }: Answer): InvalidProps {
  const path = pathOf(place);
  const { namespace, cluster, context } = place;
  const message = textAt(body, 'message') ?? '';
  if (status === 401) {
    const got = 'some that it does not know, or that have expired';
    return refusal(
      path,
      `credentials that cluster ${cluster} takes`,
      got,
      `log in to context '${context}' again`,
    );
  }
  if (status === 404 && textAt(body, 'details', 'kind') === 'namespaces') {
    return noNamespace(place);
  }
  if (status === 403 && NO_ROLE.test(message)) return noRole(place, message);
  const by = ADMISSION.exec(message)?.[0];
  if (by !== undefined) {
    return refusal(path, `${inWords(place)} to be taken`, `no from ${by}`, 'ask whoever made that rule');
  }
  if (isTerminating(body)) {
    return refusal(
      path,
      `namespace ${namespace} to stay`,
      'one that is being deleted',
      'wait until it is new',
    );
  }
  if (status === 429 || status >= 500) {
    return refusal(path, `an answer from cluster ${cluster}`, `HTTP ${status}`, 'try again in a while');
  }
  return refusal(path, 'a Secret that Kubernetes takes', inShort(status, body), 'correct it there');
}

export const noNamespace = (place: SecretPlace): InvalidProps =>
  refusal(
    pathOf(place),
    `namespace ${place.namespace} in cluster ${place.cluster}`,
    'no such namespace',
    'deploy the service first, which makes it',
  );

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
function noRole(place: SecretPlace, message: string): InvalidProps {
  const [, user, verb, resource] = NO_ROLE.exec(message) ?? [];
  const role = verb === 'get' && resource === 'secrets' ? 'reader' : 'writer';
  const { namespace, cluster, service } = place;
  return refusal(
    pathOf(place),
    `permission to ${verb} ${resource} in namespace ${namespace} of cluster ${cluster}`,
    `none for user '${user}'; nothing was changed`,
    `Role ${service}-env-${role} gives it: add them or their group to access.${role}s of the platform's secrets`,
  );
}

const isTerminating = (body: unknown): boolean =>
  causesOf(body).some(({ reason }) => reason === 'NamespaceTerminating');

const causesOf = (body: unknown) => records(field(body, 'details', 'causes'));

/** Fields and reasons are of the API; messages may quote values. */
function inShort(status: number, body: unknown): string {
  const causes = causesOf(body).map((cause) =>
    `${text(cause.field) ?? ''} ${text(cause.reason) ?? ''}`.trim(),
  );
  const reason = textAt(body, 'reason') ?? '';
  return `HTTP ${status} ${[reason, ...causes].filter((part) => part !== '').join(', ')}`.trim();
}
