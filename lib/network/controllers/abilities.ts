import { type Path, Words } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { ControllerName } from './controller';

/** What not every controller can, and who can. What is not listed here, all of them can. */
const ABLE = {
  allowedFrom: ['alb', 'nginx'],
  balancing: ['alb'],
  bodySize: ['nginx'],
  // a Gateway and ingress-nginx are one load balancer for all as it is
  group: ['alb', 'gateway', 'nginx'],
  plainHttp: ['alb', 'gateway', 'gce'],
  redirects: ['alb', 'gateway', 'nginx'],
  rewrite: ['alb', 'gateway', 'nginx'],
  when: ['alb', 'gateway'],
  'auth.basic': ['nginx'],
  'auth.forward': ['nginx'],
  'auth.oidc': ['alb'],
  'tls.arn': ['alb'],
  'tls.issuer': ['nginx', 'gce'],
  'tls.managed': ['gce'],
  'tls.secret': ['nginx', 'gce'],
} as const satisfies Readonly<Record<string, readonly ControllerName[]>>;

type Ability = keyof typeof ABLE;

/** Something that a chart asks for. */
interface Wish {
  readonly ability: Ability;
  readonly got: unknown;
  readonly place: Path;
}

/** Refuses what the platform's controller cannot do, with the names of those that can. */
export function checkAbilities(plan: SecureIngressPlan, controller: ControllerName, path: Path): void {
  for (const { ability, got, place } of wishesOf(plan, path)) {
    const able: readonly ControllerName[] = ABLE[ability];
    if (able.includes(controller)) continue;
    place.refuse(`none behind '${controller}', which cannot do it`, got, insteadOf(ability, controller));
  }
}

function wishesOf(plan: SecureIngressPlan, path: Path): readonly Wish[] {
  const { allowedFrom, balancing, group, rewrite, redirects, bodySize, plainHttp, auth, tls, routes } = plan;
  const props = {
    ...{ allowedFrom, balancing, group, rewrite },
    bodySize: bodySize === undefined ? undefined : new Words('one'),
    plainHttp: plainHttp === 'closed' ? plainHttp : undefined,
    redirects: redirects.length > 0 ? new Words(`${redirects.length}`) : undefined,
  };
  return [
    ...Object.entries(props).map(([name, got]) => wish(name, got, path.at(name))),
    ...Object.keys(auth ?? {}).map((kind) => wish(`auth.${kind}`, new Words(kind), path.at('auth'))),
    ...Object.keys(tls ?? {}).map((kind) => wish(`tls.${kind}`, new Words(kind), path.at('tls'))),
    ...routes.map(({ when, place }) => wish('when', when && new Words('conditions'), place.at('when'))),
  ].filter((asked) => asked !== undefined);
}

function wish(name: string, got: unknown, place: Path): Wish | undefined {
  return got === undefined || !isAbility(name) ? undefined : { ability: name, got, place };
}

const isAbility = (name: string): name is Ability => Object.hasOwn(ABLE, name);

/** Another way to say it that this controller knows, and the controllers that know this one. */
function insteadOf(ability: Ability, controller: ControllerName): string {
  const [family] = ability.split('.');
  const known = Object.entries<readonly ControllerName[]>(ABLE)
    .filter(([name, able]) => name.startsWith(`${family}.`) && able.includes(controller))
    .map(([name]) => name);
  const first = known.length === 0 ? 'leave it out' : `write ${known.join(' or ')}`;
  const others = ABLE[ability].map((name) => `'${name}'`).join(' or ');
  return `${first}, or use the controller ${others}, which can`;
}
