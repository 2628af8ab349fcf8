import { checkImage, type Image, type Path, parseImage } from '../kernel';

/** Stands in for one that was refused. */
const NONE: Image = { repository: 'missing', tag: 'missing' };

/**
 * The image that a chart names, else the release of its service in this cluster. A repository without a tag is
 * another place of the same release.
 */
export function planImage(
  reference: string | undefined,
  release: Image | undefined,
  path: Path,
  production: boolean,
): Image {
  if (reference === undefined && release === undefined) {
    path.refuse(
      'an image',
      undefined,
      "write image: 'registry/name:tag', or a releases.yaml in a platform's chart",
    );
  }
  if (reference === undefined) return release ?? NONE;
  const image = releasedAs(parseImage(reference), release);
  checkImage(image, path, production);
  return image;
}

/** The image of a container beside the main one, which no release is for. */
export function planOwnImage(reference: string | undefined, path: Path, production: boolean): Image {
  if (reference === undefined) {
    path.refuse('an image', undefined, "write image: 'registry/name:tag'");
    return NONE;
  }
  const image = parseImage(reference);
  checkImage(image, path, production);
  return image;
}

const releasedAs = (image: Image, release: Image | undefined): Image =>
  image.tag === undefined && image.digest === undefined && release !== undefined
    ? { ...release, repository: image.repository }
    : image;
