import { type Finding, inspect, type Manifest, Words } from '../../kernel';
import { secretsIn } from '../../policy';
import { claim, type MatcherResult, nameOfObject, objectsIn, type Received } from '../received';

/** Nothing in any object is, or looks like, a secret's value; none is ever shown. */
export const toHaveNoSecretValues = (received: Received): MatcherResult =>
  claim('have no secret values', objectsIn(received).flatMap(findingsIn));

const findingsIn = (object: Manifest): readonly Finding[] =>
  inspect(nameOfObject(object), (path) => {
    for (const { field, fix } of secretsIn(object)) {
      path.at(field).refuse('no secret value', new Words('what looks like a secret'), fix);
    }
  }).findings;
