/** What a container listens on: 1 to 65535, and a name of its own where `http` will not do. */
export type PortProps = number | PortPlan;

export interface PortPlan {
  /** 15 lower-case letters, digits and '-' at most, one of them a letter. */
  readonly name: string;
  readonly number: number;
}

/** What a container listens on. */
export interface ContainerPorts {
  readonly all: readonly PortPlan[];
  /** The one that is meant where none is named; undefined for none. */
  readonly usual: PortPlan | undefined;
}
