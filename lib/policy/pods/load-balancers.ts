import { textAt } from '../../kernel';
import type { Placed } from '../world';
import type { Door } from './doors';

const ALB = 'alb.ingress.kubernetes.io';
const DELAY = /deregistration_delay\.timeout_seconds\s*=\s*(\d+)/;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
const UNSAID = 300;

const annotation = ({ object }: Placed, name: string): string | undefined =>
  textAt(object.metadata, 'annotations', `${ALB}/${name}`);

/**
 * Seconds for which an ALB may go on sending requests to a pod that leaves; undefined where no ALB sends them to pods
 * itself. What the Service says wins.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export function deregistrationDelay({ from, service }: Door): number | undefined {
  const said = (name: string) => annotation(service, name) ?? annotation(from, name);
  if (from.kind !== 'Ingress.networking.k8s.io' || said('target-type') !== 'ip') return undefined;
  const [, seconds] = DELAY.exec(said('target-group-attributes') ?? '') ?? [];
  return seconds === undefined ? UNSAID : Number(seconds);
}
