import { type Finding, inspect, type Manifest, podOf } from '../../kernel';
import { claim, type MatcherResult, nameOfObject, objectsIn, type Received } from '../received';

/** Every container, those that run first too, comes from this image. */
export const toComeFromImage = (received: Received, image: string): MatcherResult => {
  const containers = objectsIn(received).flatMap((object) => podOf(object)?.containers ?? []);
  const none = inspect('pods', (path) => path.refuse('some', undefined, 'ask about what makes pods'));
  const others = objectsIn(received).flatMap((object) => othersIn(object, image));
  return claim(`come from image ${image}`, containers.length === 0 ? none.findings : others);
};

const othersIn = (object: Manifest, image: string): readonly Finding[] =>
  inspect(nameOfObject(object), (path) => {
    for (const { container, at } of podOf(object)?.containers ?? []) {
      if (container.image === image) continue;
      path.at(`${at}.image`).refuse(`'${image}'`, container.image, 'use the image of the service');
    }
  }).findings;
