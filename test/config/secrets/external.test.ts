import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { provideExternal } from '../../../lib/config/secrets/external-provider';
import {
  type ExternalSource,
  field,
  inspect,
  type Manifest,
  type NeededSecret,
  NOWHERE,
  records,
  textAt,
} from '../../../lib/kernel';
import { messagesOf } from '../../kernel/messages';
import { UNMISTAKABLE } from '../../kernel/secrets';
import { contractOf, needed } from './needed';

const WHERE = 'yashima/production-osaka.secrets';
const PLACE = {
  service: 'yashima',
  environment: { ...NOWHERE, name: 'production', cluster: { name: 'production-osaka', primary: true } },
  folder: undefined,
};
const STORE: ExternalSource = { source: 'external', store: { name: 'aws' } };

const provided = (source: Partial<ExternalSource>, secrets: readonly NeededSecret[]) =>
  inspect(WHERE, (path) => provideExternal({ ...STORE, ...source }, contractOf(...secrets), PLACE, path))
    .value;

const objectsFor = (source: Partial<ExternalSource>, ...secrets: readonly NeededSecret[]) =>
  provided(source, secrets).objects;

const wrongWith = (source: Partial<ExternalSource>, ...secrets: readonly NeededSecret[]) =>
  messagesOf((path) => provideExternal({ ...STORE, ...source }, contractOf(...secrets), PLACE, path), WHERE);

/** Keys that the operator is asked for by themselves, and where they are. */
const valuesIn = ([object]: readonly Manifest[]) =>
  Object.fromEntries(
    records(field(object, 'spec', 'data')).map(({ secretKey, remoteRef }) => [secretKey, placeOf(remoteRef)]),
  );

/** Documents of which it is asked for everything. */
const documentsIn = ([object]: readonly Manifest[]) =>
  records(field(object, 'spec', 'dataFrom')).map(({ extract }) => placeOf(extract));

const placeOf = (reference: unknown) =>
  ['key', 'property', 'version'].flatMap((name) => textAt(reference, name) ?? []).join(' ');

/** One value in one place, as Google Secret Manager has it. */
const alone: ExternalSource['remote'] = ({ service, key = 'all' }) => ({ key: `${service}-${key}` });

describe('an ExternalSecret', () => {
  test('makes a Secret that nobody else owns and that stays when its values vanish from the store', () => {
    const [object] = objectsFor({}, needed('dotenv', ['DATABASE_URL']));
    expect(object).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'dotenv' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'aws' },
        target: { name: 'dotenv', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: [
          {
            secretKey: 'DATABASE_URL',
            remoteRef: {
              key: 'production/yashima/dotenv',
              property: 'DATABASE_URL',
              conversionStrategy: 'Default',
              decodingStrategy: 'None',
              metadataPolicy: 'None',
            },
          },
        ],
      },
    });
  });

  test('is made for each Secret', () => {
    const objects = objectsFor({}, needed('dotenv', ['A']), needed('orders-db', ['url']));
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['dotenv', 'orders-db']);
  });

  test('asks the store that the platform names', () => {
    const store = { name: 'vault', kind: 'SecretStore' } as const;
    const [object] = objectsFor({ store }, needed('dotenv', ['A']));
    expect(field(object, 'spec', 'secretStoreRef')).toEqual({ kind: 'SecretStore', name: 'vault' });
  });

  test.each([
    ['0s', '0s'],
    ['90s', '1m30s'],
    ['15m', '15m'],
    ['1.5h', '1h30m'],
    ['2d', '48h'],
    [Duration.minutes(61), '1h1m'],
  ] as const)('asks every %s, which Go writes as %s', (refreshInterval, expected) => {
    const [object] = objectsFor({ refreshInterval }, needed('dotenv', ['A']));
    expect(field(object, 'spec', 'refreshInterval')).toBe(expected);
  });

  test('makes a Secret of the type that the chart says', () => {
    const [object] = objectsFor({}, needed('pull', ['.dockerconfigjson'], 'kubernetes.io/dockerconfigjson'));
    expect(field(object, 'spec', 'target', 'template')).toEqual({ type: 'kubernetes.io/dockerconfigjson' });
  });

  test('asks for a document where pods read all of it, and for what they cannot do without', () => {
    const objects = objectsFor({}, needed('dotenv', ['*', 'DATABASE_URL']));
    expect(documentsIn(objects)).toEqual(['production/yashima/dotenv']);
    expect(valuesIn(objects)).toEqual({ DATABASE_URL: 'production/yashima/dotenv DATABASE_URL' });
  });

  test('asks for a document where nobody says which keys there are', () => {
    expect(documentsIn(objectsFor({}, needed('registry', [])))).toEqual(['production/yashima/registry']);
  });

  test('takes what a team put under another key for what it is', () => {
    const remote: ExternalSource['remote'] = ({ key }) => ({
      key: 'shared',
      property: key === 'A' ? 'a' : '',
    });
    expect(valuesIn(objectsFor({ remote }, needed('dotenv', ['A', 'B'])))).toEqual({
      A: 'shared a',
      B: 'shared ',
    });
  });

  test('gives two keys the same value where the platform says so', () => {
    const remote = () => ({ key: 'one', version: '7' });
    expect(valuesIn(objectsFor({ remote }, needed('dotenv', ['A', 'B'])))).toEqual({
      A: 'one 7',
      B: 'one 7',
    });
  });

  test('knows of what the platform is asked: environment, cluster, service, Secret and key', () => {
    const remote: ExternalSource['remote'] = (asked) => ({ key: Object.values(asked).join('/') });
    expect(valuesIn(objectsFor({ remote }, needed('dotenv', ['A'])))).toEqual({
      A: 'production/production-osaka/yashima/dotenv/A',
    });
  });

  test('leaves roll on change to whoever sees the values', () => {
    expect(provided({}, [needed('dotenv', ['A'])]).contents.size).toBe(0);
  });
});

describe('an optional key', () => {
  test('comes with its document, for the operator fails over a single one that is missing', () => {
    const objects = objectsFor({}, needed('dotenv', ['DATABASE_URL', 'SENTRY_DSN?']));
    expect(documentsIn(objects)).toEqual(['production/yashima/dotenv']);
    expect(Object.keys(valuesIn(objects))).toEqual(['DATABASE_URL']);
  });

  test('comes with the version of the document that the platform says', () => {
    const remote: ExternalSource['remote'] = ({ key = '' }) => ({ key: 'doc', property: key, version: '3' });
    expect(documentsIn(objectsFor({ remote }, needed('dotenv', ['A?', 'B?'])))).toEqual(['doc 3']);
  });

  test('is left out where the store keeps it by itself, and the team is told', () => {
    const secret = needed('dotenv', ['DATABASE_URL', 'SENTRY_DSN?']);
    expect(valuesIn(objectsFor({ remote: alone }, secret))).toEqual({ DATABASE_URL: 'yashima-DATABASE_URL' });
    expect(wrongWith({ remote: alone }, secret)).toEqual([
      `${WHERE}.dotenv: warning E1: expected optional keys to be properties, of their own names, of a document, got places of their own for SENTRY_DSN; they are left out, for the operator fetches nothing where one value is missing: require them where they are in the store`,
    ]);
  });

  test('that is left out with all others leaves no ExternalSecret, which would ask for nothing', () => {
    expect(objectsFor({ remote: alone }, needed('dotenv', ['A?']))).toEqual([]);
  });
});

/** What JavaScript may answer. */
const answering = (answer: unknown): ExternalSource['remote'] => (() => answer) as never;

describe("the platform's answer where a value is", () => {
  test('is refused where it is none, once for all keys', () => {
    expect(wrongWith({ remote: answering(undefined) }, needed('dotenv', ['A', 'B']))).toEqual([
      `${WHERE}.dotenv: expected where in the store A is: { key, property }, got something else; correct 'remote' of this environment's secrets in apps/platform.ts`,
    ]);
  });

  test.each([
    ['a text', 'orders', 'something else'],
    ['a list', ['orders'], 'other fields'],
    ['nothing', {}, 'no key'],
    ['an empty key', { key: '' }, 'no key'],
    ['a number', { key: 'a', version: 3 }, 'what is no text'],
    ['a field that is misspelt', { key: 'a', proprety: 'b' }, 'other fields'],
    ['a secret', { key: 'postgres://app:hunter2@db/orders' }, 'what looks like a secret'],
  ])('is refused where it is %s', (_, answer, got) => {
    expect(wrongWith({ remote: answering(answer) }, needed('dotenv', ['A']))).toEqual([
      expect.stringContaining(`, got ${got}; `),
    ]);
  });

  test('is refused where it forgot that all keys are asked for', () => {
    const remote: ExternalSource['remote'] = ({ service, key }) => ({ key: `${service}-${key}` });
    expect(wrongWith({ remote }, needed('dotenv', ['*']))).toEqual([
      expect.stringContaining(
        "where in the store all keys of it are: { key, property }, got a text with 'undefined'",
      ),
    ]);
  });

  test('is refused where it throws', () => {
    const remote = () => {
      throw new Error('no store in osaka');
    };
    expect(wrongWith({ remote }, needed('dotenv', ['A']))).toEqual([
      expect.stringContaining('got an exception (Error); '),
    ]);
  });

  test('that is a secret by its shape reaches neither a message nor an object', () => {
    fc.assert(
      fc.property(UNMISTAKABLE, fc.constantFrom('key', 'property', 'version'), ({ secret, text }, name) => {
        const remote = answering({ key: 'orders', [name]: text });
        const secrets = needed('dotenv', ['A']);
        const said = JSON.stringify([objectsFor({ remote }, secrets), wrongWith({ remote }, secrets)]);
        expect(said).not.toContain(secret);
      }),
    );
  });
});

test('whatever keys pods read, each is asked for, or its document, or the team is told', () => {
  const key = fc.stringMatching(/^[A-Z][A-Z_]{0,6}\??$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { minLength: 1, selector: (name) => name.replace('?', '') }),
      fc.boolean(),
      (keys, isAlone) => {
        const source = isAlone ? { remote: alone } : {};
        const objects = objectsFor(source, needed('dotenv', keys));
        const said = wrongWith(source, needed('dotenv', keys)).join();
        const values = Object.keys(valuesIn(objects));
        const lost = keys.filter((name) => {
          const bare = name.replace('?', '');
          if (!name.endsWith('?')) return !values.includes(bare);
          return documentsIn(objects).length === 0 && !said.includes(bare);
        });
        expect(lost).toEqual([]);
      },
    ),
  );
});
