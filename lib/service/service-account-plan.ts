import {
  checkLabel,
  checkLabelKey,
  checkName,
  checkReference,
  labelsOf,
  type NameOr,
  nameOf,
  type Path,
} from '../kernel';
import type { ServiceAccountProps } from './service-account-props';

type Texts = Readonly<Record<string, string>>;

/** An account that the chart makes. */
export interface ServiceAccountPlan {
  readonly name: string;
  readonly annotations: Texts;
  readonly labels: Texts;
  readonly pullSecrets: readonly string[];
}

/** Whether an account is made elsewhere: what is called only, or has a kind. */
export const isExisting = (
  account: NameOr<'ServiceAccount'> | ServiceAccountProps,
): account is NameOr<'ServiceAccount'> => typeof account === 'string' || 'kind' in account;

export const planServiceAccount = (
  service: string,
  { name = service, annotations = {}, labels = {}, pullSecrets = [] }: ServiceAccountProps,
): ServiceAccountPlan => ({ name, annotations, labels, pullSecrets: pullSecrets.map(nameOf) });

export function checkServiceAccount(
  { name, annotations = {}, labels = {}, pullSecrets = [] }: ServiceAccountProps,
  path: Path,
): void {
  if (name !== undefined) checkName(name, path.at('name'));
  for (const [key, value] of Object.entries(annotations))
    checkAnnotation(key, value, path.at('annotations').at(key));
  for (const [key, value] of Object.entries(labels)) checkOwnLabel(key, value, path.at('labels'));
  for (const [index, secret] of pullSecrets.entries()) {
    checkReference(secret, 'Secret', path.at('pullSecrets').at(index));
  }
}

/** Who an account is to a cloud: a word that is written wrongly shows as a denied request, hours later. */
const IDENTITIES: Readonly<Record<string, { readonly form: RegExp; readonly such: string }>> = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
  'eks.amazonaws.com/role-arn': {
    form: /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/([!-~]+\/)?[\w+=,.@-]{1,64}$/,
    such: "the ARN of a role such as 'arn:aws:iam::111122223333:role/orders'",
  },
  // https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#kubernetes-sa-to-iam
  'iam.gke.io/gcp-service-account': {
    form: /^[a-z0-9][a-z0-9-]*@[a-z0-9][a-z0-9.-]*\.iam\.gserviceaccount\.com$/,
    such: "an account such as 'orders@example.iam.gserviceaccount.com'",
  },
};

function checkAnnotation(key: string, value: string, path: Path): void {
  const identity = Object.hasOwn(IDENTITIES, key) ? IDENTITIES[key] : undefined;
  if (!checkLabelKey(key, path)) return;
  if (typeof value !== 'string') path.refuse('a text', value, 'put it into quotes');
  else if (identity?.form.test(value) === false) {
    path.refuse(identity.such, value, 'copy it from the cloud that issued it');
  }
}

const OURS = labelsOf({ service: '', component: '', version: '' });

function checkOwnLabel(key: string, value: string, path: Path): void {
  if (key in OURS) path.at(key).refuse('a label of your own', key, 'leave it out: the library sets it');
  else checkLabel(key, value, path);
}
