import { createHash } from 'node:crypto';
import { parseImage, text, textAt } from '../../kernel';
import type { PodMaker } from '../world';
import { processesOf } from './processes';

/** The images of what a pod does. */
export const imagesOf = ({ pod }: PodMaker): readonly string[] =>
  processesOf(pod).flatMap(({ container }) => text(container.image) ?? []);

/** Whether an object has the same name in every release, as far as the name shows. */
export function keepsName(to: PodMaker): boolean {
  const { metadata } = to.object;
  if (textAt(metadata, 'generateName') !== undefined) return false;
  if (imagesOf(to).some((image) => versionsIn(image).some((version) => metadata.name.includes(version))))
    return false;
  return !endsInHash(metadata.name) || isNameOfPath(to);
}

/** What of an image can stand in a name. */
function versionsIn(image: string): readonly string[] {
  const { tag = '', digest = '' } = parseImage(image);
  const inName = tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return [inName, digest.replace('sha256:', '').slice(0, 7)].filter((version) => version.length > 2);
}

/** Of what the object holds, most likely, so that it changes with that. */
const endsInHash = (name: string): boolean => /-(?=[a-f]*\d)[0-9a-f]{7,}$/.test(name);

/** The hash that cdk8s gives to what has no name of its own is one of the construct's place, which stays. */
function isNameOfPath({ from, object: { kind, metadata } }: PodMaker): boolean {
  const construct = from.origins?.get(`${kind}/${metadata.name}`);
  if (construct === undefined) return false;
  // https://github.com/aws/constructs/blob/10.x/src/private/uniqueid.ts
  const hash = createHash('sha1');
  for (const id of ['', ...construct.split('/')]) if (id !== 'Default') hash.update(`${id}\n`);
  return metadata.name.endsWith(`c8${hash.digest('hex')}`.slice(0, 8));
}
