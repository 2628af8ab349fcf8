import type { IngressFacts } from '../../kernel';
import { alb } from './alb';
import type { Controller, FactsOf } from './controller';
import { gateway } from './gateway';
import { gce } from './gce';
import { nginx } from './nginx';

type Named<Name extends keyof FactsOf> = {
  readonly [N in Name]: FactsOf[N] & { readonly controller: N };
}[Name];

/** A further controller is a file here, a line below and its facts in the kernel's `IngressFacts`. */
const CONTROLLERS: { readonly [Name in keyof FactsOf]: (facts: Named<Name>) => Controller } = {
  alb,
  gateway,
  nginx,
  gce,
};

const named = <Name extends keyof FactsOf>(facts: Named<Name>): Controller =>
  CONTROLLERS[facts.controller](facts);

/** The controller that the platform runs, knowing what the platform says about it. */
export const controllerFor = (facts: IngressFacts): Controller => named(facts);

export { checkAbilities } from './abilities';
export type { AddressOf, Controller } from './controller';
export { checkOwnAnnotations } from './own-annotations';
