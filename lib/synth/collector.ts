import type { IConstruct } from 'constructs';
import { acknowledgementsOn, describe, type Finding, placeOf, type Sink } from '../kernel';

/** An acknowledgement in a chart, and whether there was a warning for it to silence. */
export interface AcknowledgementUse {
  readonly id: string;
  /** The part that it stands on: `service/cluster/part`. */
  readonly path: string;
  /** The same as a path of constructs: `service/part`. */
  readonly construct: string;
  readonly reason: string;
  readonly used: boolean;
}

/** What a part of a chart was told before it rendered anything. */
export interface Told extends Pick<Finding, 'id' | 'severity'> {
  readonly construct: string;
}

export interface Settled {
  /** Errors and the warnings that nobody acknowledged, each once. */
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly AcknowledgementUse[];
  /** Acknowledged or not. */
  readonly told: readonly Told[];
}

/** Takes what the parts of a chart report while it is rendered. */
export class Collector implements Sink {
  private readonly reported: { readonly construct: IConstruct; readonly finding: Finding }[] = [];

  report(construct: IConstruct, findings: readonly Finding[]): void {
    this.reported.push(...findings.map((finding) => ({ construct, finding })));
  }

  /** Matches warnings with the acknowledgements on their part or on one around it. */
  settle(root: IConstruct): Settled {
    const used = new Set<string>();
    const open = new Map<string, Finding>();
    for (const { construct, finding } of this.reported) {
      const silencing = construct.node.scopes.filter((scope) => silences(scope, finding));
      for (const scope of silencing) used.add(`${scope.node.path} ${finding.id}`);
      if (silencing.length === 0) open.set(describe(finding), finding);
    }
    const told = this.reported.map(({ construct, finding }) => toldOf(construct, finding));
    return { findings: [...open.values()], acknowledgements: usesIn(root, used), told };
  }
}

const toldOf = ({ node }: IConstruct, { id, severity }: Finding): Told => ({
  construct: node.path,
  severity,
  ...(id !== undefined && { id }),
});

/** An error is never silenced. */
const silences = (construct: IConstruct, { severity, id }: Finding): boolean =>
  severity === 'warning' && acknowledgementsOn(construct).some((acknowledged) => acknowledged.id === id);

const usesIn = (root: IConstruct, used: ReadonlySet<string>): readonly AcknowledgementUse[] =>
  root.node.findAll().flatMap((construct) =>
    acknowledgementsOn(construct).map(({ id, reason }) => ({
      id,
      reason,
      path: placeOf(construct),
      construct: construct.node.path,
      used: used.has(`${construct.node.path} ${id}`),
    })),
  );
