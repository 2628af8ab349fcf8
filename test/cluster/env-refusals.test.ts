import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { refusedAnswer } from '../../lib/cli/cluster/answer-refusals';
import { apiServer } from '../../lib/cli/cluster/api';
import { coreUrl } from '../../lib/cli/cluster/place';
import { AUDIT, change, manifest, refusedWith, type World, withContexts, world, write } from './env-world';
import { describeCluster, kubectl, kubectlOk, until } from './kubectl';

const NAMESPACE = 'kube-env-refusals';
const SECRET = 'open-sesame-4711';

describeCluster('kube env refuses, and changes nothing:', () => {
  let here: World;
  let before: unknown;
  beforeEach(async () => {
    here = world(NAMESPACE);
    await write(here.store(), change({ KEPT: 'as it was', LONG: SECRET }));
    before = here.secret();
  });
  const refused = async (promise: Promise<unknown>) => {
    const said = await refusedWith(promise);
    expect(here.secret()).toEqual(before);
    expect(said).not.toContain(SECRET);
    expect(said).toMatch(/^InvalidProps: [^\n]*: expected [^\n]*, got [^\n]*; [^\n]*$/);
    return said;
  };

  test('more than 1 MiB, with the largest keys', async () => {
    const said = await refused(write(here.store(), change({ BIG: 'x'.repeat(1_048_552) })));
    expect(said).toContain('got 1048577 bytes, the most of it in BIG (1048552), LONG (16), KEPT (9)');
  });

  test('what the API server finds too large or misnamed, by its fields only', async () => {
    const ask = apiServer(here.place.context);
    const body = manifest({ A: SECRET.repeat(70_000), 'B C': SECRET }, { metadata: { name: 'other' } });
    const answer = await ask({ method: 'POST', url: coreUrl(here.place, 'secrets'), body });
    const said = await refused(Promise.reject(refusedAnswer(here.place, answer)));
    expect(said).toContain('HTTP 422 Invalid, data[B C] FieldValueInvalid, data FieldValueTooLong');
  });

  test.each(['with space', '', '.', 'A=B', 'Ä', '../x', '__proto__'])('the key %j', async (key) => {
    expect(await refused(write(here.store(), change({ [key]: SECRET })))).toMatch(/expected a (key|name)/);
  });

  test('a value in the place of a key, without showing it', async () => {
    const value = 'postgres://u:hunter2@db/x';
    expect(await refused(write(here.store(), change({ [value]: 'x' })))).not.toContain('hunter2');
  });

  test('a reason with a secret in it', async () => {
    const audit = { ...AUDIT, why: 'moved to postgres://u:hunter2@db/x' };
    const said = await refused(write(here.store(), change({ A: '1' }), audit));
    expect(said).toContain('reason: expected a reason without a secret');
    expect(said).not.toContain('hunter2');
  });

  test('a context that the kubeconfig does not have, with those that it has', async () => {
    const said = await refused(here.store({ context: 'elsewhere' }).read());
    expect(said).toBe(
      `InvalidProps: kubeconfig: expected a context 'elsewhere', got only ${here.place.context}; ` +
        "add it, or say what it is called there: `context` of the platform's cluster, or of its argo",
    );
  });

  test('a namespace that is not there', async () => {
    const said = await refused(here.store({ namespace: 'nowhere' }).read());
    expect(said).toContain('expected namespace nowhere in cluster qa, got no such namespace');
  });

  test('a Secret without a key that its type demands, naming every one', async () => {
    const tls = here.store({ secret: 'tls', type: 'kubernetes.io/tls' });
    const both = 'expected tls.crt and tls.key, which the type kubernetes.io/tls demands, got';
    expect(await refused(write(tls, change({ 'tls.crt': SECRET })))).toContain(
      `${both} no tls.key; set them`,
    );
    await write(tls, change({ 'tls.crt': SECRET, 'tls.key': SECRET }));
    expect(await refused(write(tls, change({ 'tls.crt': undefined })))).toContain(`${both} no tls.crt;`);
    expect(await tls.names()).toEqual(['tls.crt', 'tls.key']);
  });

  test('what an admission policy forbids, without its words', async () => {
    kubectlOk(['apply', '-f', '-'], JSON.stringify(quotingPolicy));
    try {
      const create = () =>
        kubectl([
          'create',
          'secret',
          'generic',
          'x',
          '-n',
          NAMESPACE,
          '--from-literal=BAD=y',
          '--dry-run=server',
        ]);
      await until('the policy is at work', () => create().stderr.includes('kube-env-policy'));
      const said = await refused(write(here.store(), change({ BAD: SECRET })));
      expect(said).toContain("no from ValidatingAdmissionPolicy 'kube-env-policy'");
      expect(said).not.toContain(Buffer.from(SECRET).toString('base64'));
    } finally {
      kubectlOk(['delete', '-f', '-'], JSON.stringify(quotingPolicy));
    }
  });
});

const quotingPolicy = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'kube-env-policy' },
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['secrets'] },
          ],
        },
        validations: [
          {
            expression: "!has(object.data) || !('BAD' in object.data)",
            messageExpression: "'not ' + string(object.data['BAD'])",
          },
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'kube-env-policy' },
      spec: {
        policyName: 'kube-env-policy',
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': NAMESPACE } } },
      },
    },
  ],
};

describeCluster('kube env says in one line', () => {
  let remove: () => void;
  beforeAll(() => {
    remove = withContexts({
      nobody: { cluster: { server: 'https://127.0.0.1:9' } },
      nohost: { cluster: { server: 'https://cluster.invalid' } },
      stranger: { cluster: { 'insecure-skip-tls-verify': false } },
      expired: { user: { token: SECRET } },
      noplugin: {
        user: {
          token: undefined,
          exec: { command: 'no-such-plugin', apiVersion: 'client.authentication.k8s.io/v1' },
        },
      },
      badplugin: {
        user: {
          token: undefined,
          exec: { command: 'echo', args: [SECRET], apiVersion: 'client.authentication.k8s.io/v1' },
        },
      },
      nokey: { user: { token: undefined, 'client-certificate': '/nonexistent' } },
    });
  });
  afterAll(() => remove());

  test.each([
    [
      'nobody',
      /^kubeconfig.nobody: expected the API server at https:\/\/127.0.0.1:9, got nobody who listens there;/,
    ],
    [
      'nohost',
      /^kubeconfig.nohost: expected the API server at https:\/\/cluster.invalid, got no (address|answer)/,
    ],
    ['stranger', /^kubeconfig.stranger: .*, got a certificate that the kubeconfig does not know;/],
    [
      'expired',
      /dotenv: expected credentials that cluster qa takes, got some .* expired; log in to context 'expired'/,
    ],
    ['noplugin', /^kubeconfig.noplugin: expected credentials from no-such-plugin, got no such program;/],
    ['badplugin', /^kubeconfig.badplugin: expected credentials from echo, got a failure of it;/],
    ['nokey', /^kubeconfig.nokey: expected credentials, got none that can be read;/],
  ])('what is wrong with context %s', async (context, expected) => {
    const store = world(NAMESPACE).store({ context });
    const said = (await refusedWith(store.read())).replace('InvalidProps: ', '');
    expect(said).toMatch(expected);
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain('\n');
  });
});

describeCluster('an immutable Secret', () => {
  test('is refused, whoever made it', async () => {
    const here = world(NAMESPACE);
    here.input(['create'], manifest({ A: '1' }, { immutable: true }));
    expect(await refusedWith(write(here.store(), change({ A: '2' })))).toContain('got an immutable one');
    expect(here.texts()).toEqual({ A: '1' });
  });
});
