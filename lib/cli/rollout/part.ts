import type { Manifest } from '../../kernel';

/** How far an object has come that a release waits for. */
export interface Part {
  /** As the file has it. */
  readonly object: Manifest;
  /** As the cluster has it; undefined where it is not there. */
  readonly live: unknown;
  readonly stage: Stage;
  /** Said of it, `2 of 6 pods are new`. */
  readonly words: string;
}

/** `outdated` is what an earlier release left there; `failed` is what does not become well by waiting. */
export type Stage = 'missing' | 'outdated' | 'under way' | 'done' | 'failed';

/** `Deployment/yashima-web`. */
export const nameOfPart = ({ object: { kind, metadata } }: Part): string => `${kind}/${metadata.name}`;

/** `Deployment/yashima-web: 2 of 6 pods are new`. */
export const lineOfPart = (part: Part): string => `${nameOfPart(part)}: ${part.words}`;
