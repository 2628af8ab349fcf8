import type { IConstruct } from 'constructs';
import { type Finding, InvalidProps } from './finding';
import { inspect, type Path } from './path';
import { placeOf } from './service-context';

/** Where a running synth collects findings; without one, an error throws where it is found. */
export interface Sink {
  report(construct: IConstruct, findings: readonly Finding[]): void;
}

const SINK = 'cdk8s-rails/sink';
const ACKNOWLEDGED = 'cdk8s-rails/acknowledged';

/** Lets everything under `root` report into `sink`; call it before the first construct is made. */
export function collectInto(root: IConstruct, sink: Sink): void {
  root.node.setContext(SINK, sink);
}

/** Hands findings to the synth that is running, or throws the errors among them without one. */
export function report(construct: IConstruct, findings: readonly Finding[]): void {
  const sink: Sink | undefined = construct.node.tryGetContext(SINK);
  if (sink !== undefined) {
    sink.report(construct, findings);
    return;
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new InvalidProps(errors);
}

/** Runs a plan function for a construct and reports what it finds; the plan is usable either way. */
export function planFor<T>(construct: IConstruct, plan: (path: Path) => T, path = placeOf(construct)): T {
  const { value, findings } = inspect(path, plan);
  if (findings.length > 0) report(construct, findings);
  return value;
}

/** Says why a warning is right where it is. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

/**
 * Silences the warning `id` on a part and everything inside it, with a written reason.
 * An empty reason is an error; an acknowledgement that silences nothing is a warning itself.
 */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  planFor(construct, (path) => {
    if (id.trim() === '')
      path.part('acknowledge').refuse("a warning's id", id, 'copy the one that was printed');
    if (reason.trim() === '') {
      path
        .part(`acknowledge(${id})`)
        .refuse('a reason', reason, 'say why this is right here, for whoever reads it next');
    }
  });
  construct.node.addMetadata(ACKNOWLEDGED, { id, reason } satisfies Acknowledgement);
}

/** The acknowledgements of a construct itself, not of those around it. */
export function acknowledgementsOn(construct: IConstruct): readonly Acknowledgement[] {
  return construct.node.metadata.filter(({ type }) => type === ACKNOWLEDGED).map(({ data }) => data);
}
