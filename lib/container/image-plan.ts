import { checkImage, type Image, type Path, parseImage } from '../kernel';

/** The image that a chart names, else the release of its service in this cluster. */
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
  if (reference === undefined) return release ?? { repository: 'missing', tag: 'missing' };
  const image = parseImage(reference);
  checkImage(image, path, production);
  return image;
}
