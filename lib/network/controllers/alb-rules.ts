import type { HTTPIngressPath } from 'kubernetes-types/networking/v1';
import { withoutSlash } from '../path-rules';
import type { ConditionsPlan } from '../route-conditions';
import type { Route } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { type Annotations, actionBackend, onAlb } from './alb-names';
import type { AddressOf, ServiceAddress } from './controller';
import { isDefault, pathSpec } from './ingress-object';

interface Rules {
  readonly paths: readonly HTTPIngressPath[];
  readonly annotations: Annotations;
}

/**
 * Paths in the order of their routes. What is said about one of them beside its path is an annotation under the
 * name of its backend: that of the Service where no other path leads there, else a name of its own.
 */
export function albRules(plan: SecureIngressPlan, addressOf: AddressOf): Rules {
  const routes = plan.routes.filter((route) => !isDefault(plan, route));
  const rules = routes.map((route, index) => {
    const said = { ...conditions(route), ...transforms(route) };
    if (Object.keys(said).length === 0) return { path: pathSpec(route, addressOf), annotations: {} };
    const address = addressOf(route.backend.service);
    const alone = plan.routes.every(
      (other) => other === route || other.backend.service !== route.backend.service,
    );
    return alone
      ? { path: pathSpec(route, addressOf), annotations: named(address.name, said) }
      : underOwnName(pathSpec(route, addressOf), address, `${address.name}-rule-${index + 1}`, said);
  });
  return {
    paths: rules.map(({ path }) => path),
    annotations: Object.assign({}, ...rules.map(({ annotations }) => annotations)),
  };
}

const named = (name: string, said: Readonly<Record<string, unknown>>): Annotations =>
  onAlb(
    Object.fromEntries(
      Object.entries(said).map(([kind, value]) => [`${kind}.${name}`, JSON.stringify(value)]),
    ),
  );

const underOwnName = (
  path: HTTPIngressPath,
  { name: serviceName, port, portName }: ServiceAddress,
  name: string,
  said: Readonly<Record<string, unknown>>,
) => ({
  path: { ...path, backend: actionBackend(name) },
  annotations: named(name, {
    actions: {
      type: 'forward',
      forwardConfig: { targetGroups: [{ serviceName, servicePort: portName ?? port }] },
    },
    ...said,
  }),
});

const conditions = ({ when }: Route): Readonly<Record<string, unknown>> =>
  when === undefined ? {} : { conditions: conditionsOf(when) };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const conditionsOf = ({ headers, methods, query }: ConditionsPlan): readonly unknown[] => [
  ...headers.map(({ name, values }) => ({
    field: 'http-header',
    httpHeaderConfig: { httpHeaderName: name, values },
  })),
  ...(methods.length === 0
    ? []
    : [{ field: 'http-request-method', httpRequestMethodConfig: { values: methods } }]),
  ...query.map(({ name, values }) => ({
    field: 'query-string',
    queryStringConfig: { values: values.map((value) => ({ key: name, value })) },
  })),
];

/**
 * The rest of the path is kept, and the query with it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
 */
function transforms({ path, exact, rewrite }: Route): Readonly<Record<string, unknown>> {
  if (rewrite === undefined) return {};
  const prefix = withoutSlash(path) === '/' ? '' : literally(withoutSlash(path));
  const target = withoutSlash(rewrite) === '/' ? '' : withoutSlash(rewrite);
  const change = exact
    ? { regex: `^${prefix || '/'}`, replace: target || '/' }
    : { regex: `^${prefix}/?(.*)$`, replace: `${target}/$1` };
  return { transforms: [{ type: 'url-rewrite', urlRewriteConfig: { rewrites: [change] } }] };
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
