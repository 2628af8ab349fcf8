import type { Path } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf, Controller } from './controller';

/** Refuses annotations of a chart that the library writes itself, where one would silently replace the other. */
export function checkOwnAnnotations(
  controller: Controller,
  plan: SecureIngressPlan,
  addressOf: AddressOf,
  path: Path,
): void {
  const written = Object.values(controller.objects({ ...plan, annotations: {} }, addressOf));
  const ours = new Set([
    ...controller.reserved,
    ...written.flatMap(({ metadata }) => Object.keys(metadata?.annotations ?? {})),
  ]);
  for (const [key, value] of Object.entries(plan.annotations)) {
    if (!ours.has(key)) continue;
    const fix = 'use the prop that it comes from, or ingress.addJsonPatch on this part';
    path.refuse(`no annotation that the library writes itself, such as ${key}`, value, fix);
  }
}
