import { entryOf, field, HOOK, HOOK_DELETE_POLICY, type Manifest, text } from '../kernel';

/** An object that Argo CD makes because a phase of a sync has come, whatever is there already. */
interface SyncHook {
  /** As Argo CD calls them; `Skip` alone, and what it does not know, never comes. */
  readonly phases: readonly string[];
  readonly deletePolicies: readonly string[];
}

/** Argo CD reads Helm's annotations too; where its own one names a phase they count for nothing. */
const HELM = 'helm.sh/hook';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks */
const HELM_PHASES: Readonly<Record<string, string>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
};

const HELM_POLICIES: Readonly<Record<string, string>> = {
  'before-hook-creation': 'BeforeHookCreation',
  'hook-succeeded': 'HookSucceeded',
  'hook-failed': 'HookFailed',
};

const PHASES = new Set(['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PostDelete', 'Skip']);
const POLICIES = new Set(Object.values(HELM_POLICIES));

/** Undefined for what is no hook. */
export function hookOf({ metadata: { annotations } }: Manifest): SyncHook | undefined {
  const own = words(annotations, HOOK);
  const helm = words(annotations, HELM);
  if (own === undefined && (helm === undefined || helm.join() === 'crd-install')) return undefined;
  const phases = (own ?? []).filter((phase) => PHASES.has(phase));
  return {
    phases: phases.length > 0 ? phases : (helm ?? []).flatMap((phase) => entryOf(HELM_PHASES, phase) ?? []),
    deletePolicies: policiesOf(annotations),
  };
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup */
function policiesOf(annotations: unknown): readonly string[] {
  const own = (words(annotations, HOOK_DELETE_POLICY) ?? []).filter((policy) => POLICIES.has(policy));
  const helm = (words(annotations, 'helm.sh/hook-delete-policy') ?? []).flatMap(
    (policy) => entryOf(HELM_POLICIES, policy) ?? [],
  );
  const said = [...own, ...helm];
  return said.length > 0 ? said : ['BeforeHookCreation'];
}

function words(annotations: unknown, name: string): readonly string[] | undefined {
  const value = text(field(annotations, name));
  return value?.split(',').map((word) => word.trim());
}
