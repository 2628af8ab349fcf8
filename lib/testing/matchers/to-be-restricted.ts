import { type Finding, inspect, type Manifest, podOf } from '../../kernel';
import { violationsOf } from '../../policy';
import { claim, type MatcherResult, nameOfObject, objectsIn, type Received } from '../received';

/** Every pod satisfies the Pod Security Standard `restricted`. */
export const toBeRestricted = (received: Received): MatcherResult => {
  const makers = objectsIn(received).filter((object) => podOf(object) !== undefined);
  const none = inspect('pods', (path) => path.refuse('some', undefined, 'ask about what makes pods'));
  return claim('be restricted', makers.length === 0 ? none.findings : makers.flatMap(violationsIn));
};

function violationsIn(object: Manifest): readonly Finding[] {
  const pod = podOf(object);
  const violations = pod === undefined ? [] : violationsOf(pod);
  return inspect(nameOfObject(object), (path) => {
    for (const { field, expected, got, fix } of violations) path.at(field).refuse(expected, got, fix);
  }).findings;
}
