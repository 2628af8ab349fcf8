import { isLabelValue } from './labels';
import type { Path } from './path';

/** A container image that cannot change under its name: a repository with a tag or a digest. */
export interface Image {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const REPOSITORY = /^[a-z0-9][a-z0-9._-]*(:\d+)?(\/[a-z0-9._-]+)*$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/** Tags that move: whoever pulls one tomorrow may run something else. */
export const MOVING_TAGS =
  'latest|main|master|develop|development|dev|edge|nightly|stable|head|trunk|production|staging|qa|sandbox';
const MOVING = new RegExp(`^(${MOVING_TAGS})$`, 'i');

/** `sha256:` and 64 hex digits. */
export const isDigest = (text: string): boolean => DIGEST.test(text);
/** What a registry takes as a tag. */
const isTag = (text: string): boolean => TAG.test(text);
/** Whether a tag is known to mean another image tomorrow. */
export const moves = (tag: string): boolean => MOVING.test(tag);

/** The image as a container names it. */
export const referenceOf = ({ repository, tag, digest }: Image): string =>
  [repository, tag !== undefined && `:${tag}`, digest !== undefined && `@${digest}`].filter(Boolean).join('');

/** The `version` label: the tag where it is a label value, else the first 12 hex digits of the digest. */
export function versionOf({ tag, digest }: Image): string | undefined {
  if (tag !== undefined && isLabelValue(tag)) return tag;
  if (digest === undefined || !isDigest(digest)) return undefined;
  return digest.slice('sha256:'.length, 'sha256:'.length + 12);
}

/** Never pulled again where the name says all; always pulled where it may have moved. */
export const pullPolicyOf = ({ tag, digest }: Image): 'IfNotPresent' | 'Always' =>
  digest === undefined && (tag === undefined || moves(tag)) ? 'Always' : 'IfNotPresent';

/** Splits `registry:5000/team/app:tag@sha256:…`; a colon before the last slash belongs to the registry. */
export function parseImage(reference: string): Image {
  const at = reference.indexOf('@');
  const name = at < 0 ? reference : reference.slice(0, at);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return {
    repository: colon < 0 ? name : name.slice(0, colon),
    ...(colon >= 0 && { tag: name.slice(colon + 1) }),
    ...(at >= 0 && { digest: reference.slice(at + 1) }),
  };
}

/** Refuses what is no image; one that may change between two pods of a rollout is refused in production. */
export function checkImage({ repository, tag, digest }: Image, path: Path, production: boolean): void {
  if (!REPOSITORY.test(repository)) {
    path.refuse('an image repository in lower case', repository, 'write it as registry/name:tag');
  }
  if (digest !== undefined && !isDigest(digest)) {
    path.refuse('a digest of sha256: and 64 hex digits', digest, 'copy the digest that the push printed');
  }
  if (tag !== undefined && !isTag(tag)) {
    path.refuse("a tag of letters, digits, '_', '.' and '-'", tag, 'use the tag that the build pushed');
  }
  if (digest === undefined && (tag === undefined || moves(tag))) refuseMoving(tag, path, production);
}

function refuseMoving(tag: string | undefined, path: Path, production: boolean): void {
  const fix = 'use the commit or the digest that the build pushed';
  if (production) path.refuse('an immutable tag or a digest', tag, fix, 'F54');
  else path.warn('F54', 'an immutable tag or a digest', tag, fix);
}
