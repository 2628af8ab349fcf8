import type { Duration } from '../../kernel';
import type { ArgoProps, SlackProps, SyncWindowProps, TeamProps } from './argo-props';
import { listOf, namedOf, objectOf, oneOf, type Read, type Reader, refused, text, yesOrNo } from './shape';

/** Every prop of T, and no other. */
type Of<T> = { readonly [key in keyof T]-?: Reader<unknown> };

/** `'1h'`, or cdk8s' own; which texts are one is asked later. */
const duration: Reader<Duration> = (value, path) =>
  typeof value === 'string' || isSpan(value)
    ? (value as Duration) // checkedSeconds knows the units
    : refused(path, 'a duration', value, "write it as '30s', '15m' or '1h'");

const isSpan = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'toSeconds' in value &&
  typeof value.toSeconds === 'function';

const SLACK = { channel: text, tokenKey: text, apiUrl: text } satisfies Of<SlackProps>;

const WINDOW = {
  schedule: text,
  duration,
  clusters: listOf(text),
  timeZone: text,
  reason: text,
} satisfies Of<SyncWindowProps>;

const ARGO = {
  repository: text,
  revision: text,
  path: text,
  installation: oneOf(['central', 'perCluster']),
  namespace: text,
  context: text,
  url: text,
  syncTimeout: duration,
  kinds: listOf(text),
  windows: listOf(objectOf(WINDOW, ['schedule', 'duration', 'reason'])),
  slack: objectOf(SLACK, ['channel']),
  everyCommit: yesOrNo,
} satisfies Of<ArgoProps>;

const TEAM = { services: listOf(text), channel: text } satisfies Of<TeamProps>;

/** `argo` and its parts as somebody wrote them, without what has another shape than theirs. */
export type GivenArgo = Partial<Read<typeof ARGO>>;
export type GivenWindow = Read<typeof WINDOW>;
export type GivenSlack = Read<typeof SLACK>;
export type GivenTeam = Partial<Read<typeof TEAM>>;

export const readArgo: Reader<GivenArgo> = objectOf(ARGO, ['repository']);

export const readTeams: Reader<Readonly<Record<string, GivenTeam | undefined>>> = namedOf(
  objectOf(TEAM, ['services']),
);
