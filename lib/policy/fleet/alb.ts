import { textAt } from '../../kernel';
import type { Placed } from '../world';

const ALB = 'alb.ingress.kubernetes.io';

/** What an object says to the AWS load balancer controller under this name. */
export const albSays = ({ object }: Placed, name: string): string | undefined =>
  textAt(object.metadata, 'annotations', `${ALB}/${name}`);

/** Where an objection to it stands. */
export const albField = (name: string): string => `metadata.annotations.${ALB}/${name}`;

/** Ingresses that the controller makes an Application Load Balancer of. */
export const isForAlb = ({ kind, object }: Placed): boolean =>
  kind === 'Ingress.networking.k8s.io' &&
  (textAt(object.spec, 'ingressClassName') === 'alb' ||
    Object.keys(object.metadata.annotations ?? {}).some((name) => name.startsWith(`${ALB}/`)));
