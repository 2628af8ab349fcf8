import { moves, parseImage, text } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

/** What a gateway of Istio says instead of an image, which is injected. */
const INJECTED = 'auto';

/** https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy */
export const settledImages: Check = {
  id: 'F54',
  title: 'no image can change under its name',
  severity: 'warning',
  why: 'pods of one version run two, depending on when their node pulled it, and no rollback brings the old one back',
  fix: 'use the commit or the digest that the build pushed',
  *run(world: World): Iterable<Objection> {
    const severity = world.environment?.production === true ? 'error' : 'warning';
    for (const to of world.objects) {
      const told = new Set<string>();
      for (const { container, at } of to.pod?.containers ?? []) {
        const image = text(container.image);
        if (image === undefined || image === '' || told.has(image) || !isMoving(image)) continue;
        told.add(image);
        const fix = 'use the commit or the digest that the build pushed';
        const expected = 'an immutable tag or a digest';
        yield { to, field: `${at}.image`, expected, got: image, fix, severity };
      }
    }
  },
};

function isMoving(image: string): boolean {
  const { tag, digest } = parseImage(image);
  return image !== INJECTED && digest === undefined && (tag === undefined || moves(tag));
}
