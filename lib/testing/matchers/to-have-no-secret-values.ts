import { looksSecret } from '../../config';
import { type Finding, inspect, type Manifest, Words } from '../../kernel';
import { podOf, record, records } from '../../policy';
import { claim, type MatcherResult, nameOfObject, objectsIn, type Received } from '../received';

const FIX = 'take it from a Secret that is made outside of dist';

/** Nothing in Secrets, variables and ConfigMaps is, or looks like, a secret's value; none is ever shown. */
export const toHaveNoSecretValues = (received: Received): MatcherResult =>
  claim('have no secret values', objectsIn(received).flatMap(secretsIn));

const secretsIn = (object: Manifest): readonly Finding[] =>
  inspect(nameOfObject(object), (path) => {
    const refuse = (field: string, name: string) =>
      path.at(field).at(name).refuse('no secret value', new Words('one, not shown here'), FIX);
    if (object.kind === 'Secret') {
      for (const field of ['data', 'stringData']) {
        for (const name of Object.keys(record(object[field]))) refuse(field, name);
      }
    }
    if (object.kind === 'ConfigMap') {
      for (const [name, value] of Object.entries(record(object.data))) {
        if (looksSecret(name, String(value))) refuse('data', name);
      }
    }
    for (const { container, at } of podOf(object)?.containers ?? []) {
      for (const { name, value } of records(container.env)) {
        if (value !== undefined && looksSecret(String(name), String(value)))
          refuse(`${at}.env`, String(name));
      }
    }
  }).findings;
