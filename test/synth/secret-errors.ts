import { readFileSync } from 'node:fs';
import { ApiObject, Lazy } from 'cdk8s';
import type { Place } from './secret-places';

/** What a program that knows a secret throws. */
export const ERRORS: Record<string, Place> = {
  'an error': (_, secret) => {
    throw new Error(`cannot connect ${secret}`);
  },
  'an error of several lines': (_, secret) => {
    throw new TypeError(`cannot connect\n\n  ${secret}\n  again`);
  },
  'a text': (_, secret) => {
    throw `cannot connect ${secret}`;
  },
  'an object': (_, secret) => {
    throw { message: secret, toString: () => secret };
  },
  'the cause of an error': (_, secret) => {
    throw new Error('cannot connect', { cause: new Error(secret) });
  },
  'the errors of several': (_, secret) => {
    throw new AggregateError([new Error(secret)], `cannot connect ${secret}`);
  },
  'the name of an error': (_, secret) => {
    const error = new Error('cannot connect');
    error.name = secret;
    throw error;
  },
  'a field of an error': (_, secret) => {
    throw Object.assign(new Error('cannot connect'), { config: { url: secret } });
  },
  'what is no JSON': (_, secret) => JSON.parse(secret),
  'what is nearly JSON': (_, secret) => JSON.parse(`{"url": ${secret}}`),
  'what is no URL': (_, secret) => new URL(`//${secret}`),
  'a file that is not there': (_, secret) => readFileSync(`/nonexistent/${secret}`),
  // what JavaScript admits and the type does not
  'a class of that name': (_, secret) => Reflect.construct(String, [], secret as never),
  'a value that is made later': (chart, secret) =>
    new ApiObject(chart, 'late', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: Lazy.any({
        produce: () => {
          throw new Error(`cannot connect ${secret}`);
        },
      }),
    }),
};
