import { field, type InvalidProps, type Manifest, records, text, textAt, Words } from '../../kernel';
import type { Answer } from '../cluster/api';
import { refusal, refusalOf } from '../cluster/refusal';

/** Where somebody is at work, for messages: `yashima/qa`. */
export interface Site {
  readonly service: string;
  readonly cluster: string;
  /** What the kubeconfig calls the cluster. */
  readonly context: string;
}

export type Named = Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;

/** `yashima/qa/Deployment/yashima-web`, the path of findings. */
export const pathOfObject = ({ service, cluster }: Site, { kind, metadata }: Named): string =>
  `${service}/${cluster}/${kind}/${metadata.name}`;

/** The error for an answer that is no success. What the server says of a Secret may quote it, and is not shown. */
export function refusedObject(site: Site, object: Named, answer: Answer): InvalidProps {
  const path = pathOfObject(site, object);
  const { status, body } = answer;
  if (status === 401) {
    const fix = `log in to context '${site.context}' again`;
    return refusal(path, `credentials that cluster ${site.cluster} takes`, 'some that it does not know', fix);
  }
  const conflicts = records(field(body, 'details', 'causes')).filter(
    ({ reason }) => reason === 'FieldManagerConflict',
  );
  if (conflicts.length > 0) return refusedConflicts(path, conflicts);
  const fix = status >= 500 || status === 429 ? 'try again in a while' : 'correct it there';
  return refusal(path, 'an object that Kubernetes takes', saidOf(object, answer), fix);
}

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts */
const refusedConflicts = (path: string, causes: ReturnType<typeof records>): InvalidProps =>
  refusalOf(path, (at) => {
    for (const cause of causes) {
      const manager = /"([^"]+)"/.exec(text(cause.message) ?? '')?.[1] ?? 'somebody else';
      at.part(text(cause.field) ?? '').refuse(
        'a field that nobody else has set',
        new Words(`one that ${manager} manages`),
        `leave it out of the chart, or let ${manager} give it up`,
      );
    }
  });

function saidOf({ kind }: Named, { status, body }: Answer): string {
  const reason = textAt(body, 'reason') ?? '';
  const message = kind === 'Secret' ? '' : (textAt(body, 'message') ?? '');
  return [`HTTP ${status}`, reason, message].filter((part) => part !== '').join(': ');
}
