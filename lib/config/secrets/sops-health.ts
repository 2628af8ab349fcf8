/**
 * Argo CD knows no health of a SopsSecret, so that its wave would not wait for the Secrets that it makes. This
 * script belongs into argocd-cm as `resource.customizations.health.isindir.github.com_SopsSecret`: Healthy once
 * the operator says so, Suspended where it was told to stop, Degraded with its message on any other.
 *
 * The status names no generation: after a change, what was said of the one before stands until the operator has
 * looked. A pod that is faster than it waits for a key that is not there yet, but takes a value as it still is.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
 * https://github.com/isindir/sops-secrets-operator/blob/master/internal/controllers/sopssecret_controller.go
 */
export const SOPS_HEALTH = `local message = obj.status ~= nil and obj.status.message or nil
if message == nil or message == "" then
  return { status = "Progressing", message = "Waiting for the sops-secrets-operator" }
end
if message == "Healthy" then
  return { status = "Healthy", message = message }
end
if message == "Reconciliation is suspended" then
  return { status = "Suspended", message = message }
end
return { status = "Degraded", message = message }
`;
