/** https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef */
const FIELD =
  /^(metadata\.(name|namespace|uid|(labels|annotations)\['.+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIP|podIPs?))$/;

/** Whether a variable can be filled with a field of the pod. */
export const isPodField = (field: string): boolean => FIELD.test(field);
