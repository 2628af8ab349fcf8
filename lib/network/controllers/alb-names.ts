export type Annotations = Readonly<Record<string, string>>;

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/ */
const PREFIX = 'alb.ingress.kubernetes.io/';

/** Annotations under the controller's own name. */
export const onAlb = (annotations: Annotations): Annotations =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]));

/** A backend that stands for an annotation of the same name, `actions.name`, instead of a Service. */
export const actionBackend = (name: string) => ({ service: { name, port: { name: 'use-annotation' } } });
