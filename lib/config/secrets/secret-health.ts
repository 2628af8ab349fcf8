/** The health of what says by a condition whether its values are there, and perhaps which generation it saw. */
const byCondition = (
  condition: string,
  seen: string,
  controller: string,
): string => `local status = obj.status or {}
local seen = ${seen}
if seen ~= nil and tonumber(seen) < (obj.metadata.generation or 0) then
  return { status = "Progressing", message = "waiting for the newest generation" }
end
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "${condition}" then
    local health = condition.status == "True" and "Healthy" or "Progressing"
    return { status = health, message = condition.message }
  end
end
return { status = "Progressing", message = "waiting for ${controller}" }
`;

/**
 * What Argo CD should know of the health of what makes Secrets, as Lua for argocd-cm:
 * `resource.customizations.health.<key>: <script>`. A sync then waits in their wave until the values are there,
 * and until the controller has seen the newest generation where it says which one it saw. A failure counts as
 * waiting: as Degraded it would end the sync within a minute, and one that failed is not tried again before the
 * next commit, while most failures are a value that is put there a little later. How long a sync waits is
 * `controller.sync.timeout`; what is wrong is in the message.
 *
 * A SopsSecret names no generation. After a change its operator has the 2 to 4 seconds that Argo CD takes from
 * one wave to the next (seen on 3.2.3); where it is not running, pods start with the values before the change.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
 */
export const SECRET_HEALTH: Readonly<Record<string, string>> = {
  // https://github.com/isindir/sops-secrets-operator/blob/master/internal/controllers/sopssecret_controller.go
  'isindir.github.com_SopsSecret': `local message = obj.status ~= nil and obj.status.message or ""
if message == "Healthy" or message == "Reconciliation is suspended" then
  return { status = "Healthy", message = message }
end
if message == "" then message = "waiting for the sops-secrets-operator" end
return { status = "Progressing", message = message }
`,
  // https://external-secrets.io/latest/api/spec/#external-secrets.io/v1.ExternalSecretStatus
  'external-secrets.io_ExternalSecret': byCondition(
    'Ready',
    'string.match(status.syncedResourceVersion or "", "^(%d+)%-")',
    'External Secrets',
  ),
  // https://github.com/bitnami-labs/sealed-secrets/blob/main/pkg/apis/sealedsecrets/v1alpha1/types.go
  'bitnami.com_SealedSecret': byCondition(
    'Synced',
    'status.observedGeneration',
    'the sealed-secrets controller',
  ),
};
