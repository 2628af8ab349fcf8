import { type Path, Words } from '../kernel';

type OneOrMore = string | readonly string[];

/** What a request has to have besides its path: all that is named, and of each any of the values. */
export interface Conditions {
  /** By name, whatever its capitals; an ALB reads `*` and `?` in a value as wildcards. @default - any */
  readonly header?: Readonly<Record<string, OneOrMore>>;
  /** In capitals: `'GET'`. @default - any */
  readonly method?: OneOrMore;
  /** Parameters of the query, by name. @default - any */
  readonly query?: Readonly<Record<string, OneOrMore>>;
}

/** A header or parameter that has one of these values. */
export interface NamedValues {
  readonly name: string;
  readonly values: readonly string[];
}

export interface ConditionsPlan {
  readonly headers: readonly NamedValues[];
  readonly methods: readonly string[];
  readonly query: readonly NamedValues[];
}

export function planConditions(
  { header = {}, method = [], query = {} }: Conditions,
  path: Path,
): ConditionsPlan {
  const plan = { headers: named(header), methods: listOf(method), query: named(query) };
  if (plan.headers.length + plan.methods.length + plan.query.length === 0) {
    path.refuse('a header, method or query', undefined, 'name one, or leave when out');
  }
  checkMethods(plan.methods, path.at('method'));
  checkNamed(plan.headers, HEADER, path.at('header'));
  checkHeadersOnce(plan.headers, path.at('header'));
  checkNamed(plan.query, PARAMETER, path.at('query'));
  return plan;
}

/** Each value once: another time it would say nothing. */
const listOf = (values: OneOrMore): readonly string[] =>
  typeof values === 'string' ? [values] : [...new Set(values)];

const named = (all: Readonly<Record<string, OneOrMore>>): readonly NamedValues[] =>
  Object.entries(all).map(([name, values]) => ({ name, values: listOf(values) }));

/** Those that both kinds of controller know. https://gateway-api.sigs.k8s.io/reference/spec/#httpmethod */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

function checkMethods(methods: readonly string[], path: Path): void {
  for (const method of methods) {
    if (METHODS.includes(method)) continue;
    path.refuse(`one of ${METHODS.join(', ')}`, method, 'correct it');
  }
}

/** Names and values that an ALB takes, which takes less than a route does: 40 and 128 characters. */
const HEADER = /^[\w!#$%&'*+.^`|~-]{1,40}$/;
const PARAMETER = /^[\x21-\x7e]{1,128}$/;
const VALUE = /^[\x20-\x7e]{1,128}$/;

/** To a load balancer 'A' and 'a' are the same header. */
function checkHeadersOnce(headers: readonly NamedValues[], path: Path): void {
  const names = headers.map(({ name }) => name.toLowerCase());
  for (const [index, { name }] of headers.entries()) {
    if (names.indexOf(name.toLowerCase()) === index) continue;
    path
      .at(name)
      .refuse('each header once, whatever its capitals', name, 'put the values of both into one list');
  }
}

/** A value may be a token that only partners know, so none is shown. */
function checkNamed(all: readonly NamedValues[], name: RegExp, path: Path): void {
  for (const { name: written, values } of all) {
    if (!name.test(written)) {
      path.refuse('names without spaces', written, 'correct the name');
      continue;
    }
    const place = path.at(written);
    if (values.length === 0) place.refuse('at least one value', values, 'name the values that count');
    if (values.some((value) => !VALUE.test(value))) {
      place.refuse('values of 1 to 128 characters', new Words('others'), 'correct the value');
    }
  }
}
