import {
  type Environment,
  isLabelKey,
  isLabelValue,
  MANAGED_BY,
  nearName,
  OURSELVES,
  type Path,
  refuseStrangers,
} from '../../kernel';
import type { CheckInfo } from '../check';
import { CHECKS } from '../checks';
import type { AdmissionAction, AdmissionPoliciesProps } from './admission-props';
import { ADMISSION, type AdmissionRule } from './rules';

/** A rule as a cluster is asked to hold it. */
export interface AdmissionPolicy {
  readonly rule: AdmissionRule;
  readonly check: CheckInfo;
  readonly actions: readonly AdmissionAction[];
}

export interface AdmissionPlan {
  readonly engine: 'kubernetes' | 'gatekeeper';
  readonly failurePolicy: 'Fail' | 'Ignore';
  readonly namespaces: Readonly<Record<string, string>>;
  readonly policies: readonly AdmissionPolicy[];
}

const KEYS: readonly string[] = [
  'engine',
  'errors',
  'warnings',
  'failurePolicy',
  'namespaces',
  'without',
] satisfies (keyof AdmissionPoliciesProps)[];

/** The policies of an environment; what is wrong with the props is filed under `path`. */
export function planAdmission(
  props: AdmissionPoliciesProps,
  { production }: Pick<Environment, 'production'>,
  path: Path,
): AdmissionPlan {
  refuseStrangers(props, KEYS, path);
  const { engine = 'kubernetes', errors = ['Deny'], warnings = ['Warn'], failurePolicy = 'Fail' } = props;
  const { namespaces = { [MANAGED_BY]: OURSELVES }, without = [] } = props;
  checkOneOf(engine, ['kubernetes', 'gatekeeper'], path.at('engine'));
  checkOneOf(failurePolicy, ['Fail', 'Ignore'], path.at('failurePolicy'));
  checkActions(errors, path.at('errors'));
  checkActions(warnings, path.at('warnings'));
  checkLabels(namespaces, path.at('namespaces'));
  checkIds(without, path.at('without'));
  const policies = rulesIn(production)
    .filter(({ rule }) => !without.includes(rule.id))
    .map(({ severity, ...rest }) => ({ ...rest, actions: severity === 'error' ? errors : warnings }));
  return { engine, failurePolicy, namespaces, policies };
}

/** The rules whose check there is, as severe as the check is there. */
export const rulesIn = (production: boolean) =>
  ADMISSION.flatMap((rule) => {
    const check = CHECKS.find(({ id }) => id === rule.id);
    if (check === undefined) return [];
    const { inProduction = check.severity } = rule;
    return [{ rule, check, severity: production ? inProduction : check.severity }];
  });

function checkOneOf(value: string, values: readonly string[], path: Path): void {
  if (!values.includes(value)) path.refuse(`one of ${values.join(', ')}`, value, 'write one of them');
}

const ACTIONS: readonly AdmissionAction[] = ['Deny', 'Warn', 'Audit'];

/** https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-actions */
function checkActions(actions: readonly AdmissionAction[], path: Path): void {
  if (actions.length === 0)
    path.refuse('an action at least', actions, "write ['Audit'], or leave the rules out");
  for (const action of actions) checkOneOf(action, ACTIONS, path);
  if (new Set(actions).size < actions.length) path.refuse('each action once', actions, 'take one away');
  if (actions.includes('Deny') && actions.includes('Warn')) {
    path.refuse('Deny or Warn, not both', actions, 'whoever is refused reads why: keep Deny');
  }
}

/** Without a label, namespaces of others and of Kubernetes itself would be judged. */
function checkLabels(labels: Readonly<Record<string, string>>, path: Path): void {
  if (Object.keys(labels).length === 0)
    path.refuse('a label at least', labels, 'name one of your namespaces');
  for (const [key, value] of Object.entries(labels)) {
    if (isLabelKey(key) && isLabelValue(value)) continue;
    path.at(key).refuse('the key and the value of a label', value, 'correct it');
  }
}

function checkIds(without: readonly string[], path: Path): void {
  const ids = ADMISSION.map(({ id }) => id);
  for (const id of without.filter((given) => !ids.includes(given))) {
    const near = nearName(id, ids);
    path.refuse(
      `ids of ${ids.join(', ')}`,
      id,
      near === undefined ? 'take it away' : `did you mean '${near}'?`,
    );
  }
}
