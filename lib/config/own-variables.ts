import type { EnvVar } from 'kubernetes-types/core/v1';
import { type ContainerEnv, type Path, Words } from '../kernel';
import { checkedText, compose, openNames } from './clear-plan';
import { mentionsOf, type Piece, piecesOf, textOf } from './composition';
import type { EnvPlan } from './env-plan';
import type { EnvProps } from './env-props';
import { planFields, planSecretVariables, planWhole } from './env-sources';
import { NOTHING_GIVEN } from './given';
import { VariableNames } from './variable-names';

/** What one container reads: whole sources and variables of all, with its own behind or in place of them. */
export function planOwn(shared: EnvPlan, own: EnvProps, path: Path): ContainerEnv {
  const { from = [], configMap } = own;
  if (configMap !== undefined) {
    const fix = "leave it out: these values stand in the container's own list";
    path.at('configMap').refuse('no ConfigMap of a single workload', configMap, fix);
  }
  return {
    from: [...shared.from, ...planWhole(from, path.at('from'))],
    variables: withOwn(shared, own, path),
  };
}

/** The list of one container, while its own variables are put into it. */
interface Listing {
  readonly listed: Map<string, EnvVar>;
  /** Texts that are known, so that they are put into others at once. */
  readonly known: Map<string, string>;
  /** Its own variables. */
  readonly names: VariableNames;
}

/** A shared value that mentions one of the container's own is put together from that. */
function withOwn(shared: EnvPlan, props: EnvProps, path: Path): EnvVar[] {
  const { secret = [], field = {}, clear = {} } = props;
  const open = openNames(props, path);
  const names = new VariableNames(NOTHING_GIVEN);
  const sources = [
    ...planSecretVariables(secret, names, path.at('secret')),
    ...planFields(field, names, path.at('field')),
  ];
  const listed = new Map([...shared.variables, ...sources].map((variable) => [variable.name, variable]));
  const own = new Set([...sources.map(({ name }) => name), ...Object.keys(clear)]);
  const known = new Map(Object.entries(shared.data).filter(([name]) => !own.has(name)));
  for (const [name, value] of Object.entries(clear)) {
    const place = path.at('clear').at(name);
    const pieces = withShared(name, piecesOf(checkedText(name, value, open, place)), shared.data);
    list(name, pieces, { listed, known, names }, place);
  }
  for (const [name, pieces] of shared.composed) {
    if (!own.has(name)) listed.set(name, { name, value: compose(pieces, known, () => true, path) });
  }
  return inOrder(listed, path.at('clear'), names);
}

/** A value may be the shared one of the same name and more: `OPTIONS: '$(OPTIONS) -v'`. */
const withShared = (name: string, pieces: readonly Piece[], data: EnvPlan['data']): readonly Piece[] =>
  pieces.map((piece) =>
    typeof piece === 'string' || piece.mention !== name || !Object.hasOwn(data, name)
      ? piece
      : (data[name] ?? piece),
  );

function list(name: string, pieces: readonly Piece[], { listed, known, names }: Listing, path: Path): void {
  names.take(name, path);
  const has = (other: string) => other !== name && listed.has(other);
  listed.set(name, { name, value: compose(pieces, known, has, path) });
  const text = textOf(pieces);
  if (text !== undefined) known.set(name, text);
}

/** Each variable behind those that it mentions, which Kubernetes puts in only if they stand before it. */
function inOrder(variables: ReadonlyMap<string, EnvVar>, path: Path, own: VariableNames): EnvVar[] {
  const ordered = new Set<EnvVar>();
  const visit = (name: string, way: readonly string[]): void => {
    const variable = variables.get(name);
    if (variable === undefined || ordered.has(variable)) return;
    if (way.includes(name)) {
      refuseCircle(way.slice(way.indexOf(name)), path, own);
      return;
    }
    for (const mention of mentionsOf(variable.value ?? '')) {
      // that it mentions itself has been refused
      if (mention !== name) visit(mention, [...way, name]);
    }
    ordered.add(variable);
  };
  for (const name of variables.keys()) visit(name, []);
  return [...ordered];
}

/** Shared values stand in an order, so that a circle leads through one of the container's own. */
function refuseCircle(circle: readonly string[], path: Path, own: VariableNames): void {
  const name = circle.find(own.has) ?? '';
  const next = circle[circle.indexOf(name) + 1] ?? circle[0];
  const fix = `write ${name} without $(${next}), which mentions ${name} itself`;
  path.at(name).refuse('variables that do not lead back to it', new Words(`$(${next})`), fix);
}
