import { imageRepository, type Release } from '../../gitops';
import { type Environment, type Image, parseImage } from '../../kernel';
import { misuse } from '../misuse';

/**
 * What `--image` names: a tag, a digest, or a whole reference, whose repository must be the one that the clusters pull
 * from. Whether it may run there is for the synth to say.
 */
export function imageFrom(
  text: string,
  service: string,
  environments: readonly Environment[],
): Pick<Release, 'tag' | 'digest'> {
  const { repository, ...image } = parsed(text);
  const expected = [...new Set(environments.map((environment) => imageRepository(service, environment)))];
  if (repository !== '' && !expected.includes(repository)) {
    const fix = 'push the image there, or name its tag or digest alone';
    misuse('kube deploy --image', expected.join(' or '), `'${repository}'`, fix);
  }
  if (image.tag === undefined && image.digest === undefined) {
    misuse('kube deploy --image', 'a tag or a digest', 'a repository alone', 'add what the build pushed');
  }
  return image;
}

function parsed(text: string): Image {
  if (text.startsWith('sha256:')) return { repository: '', digest: text };
  return /[/:@]/.test(text) ? parseImage(text) : { repository: '', tag: text };
}

/** As people speak of it: the tag, else the digest in short. */
export const shortImage = ({ tag, digest = '' }: Pick<Release, 'tag' | 'digest'>): string =>
  tag ?? digest.slice(0, 'sha256:'.length + 12);
