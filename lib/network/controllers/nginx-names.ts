/** https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
const PREFIX = 'nginx.ingress.kubernetes.io/';

/** Annotations under the controller's own name. */
export const onNginx = (annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]));
