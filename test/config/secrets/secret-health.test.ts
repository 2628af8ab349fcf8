import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { SECRET_HEALTH } from '../../../lib';

const conditions = (type: string, status: string) => ({
  conditions: [{ type, status, message: 'so it is' }],
});

const SOPS = 'isindir.github.com_SopsSecret';
const EXTERNAL = 'external-secrets.io_ExternalSecret';
const SEALED = 'bitnami.com_SealedSecret';

/** Kind, what Argo CD is to be told, and the status of an object of the second generation. */
const CASES: readonly (readonly [kind: string, health: string, status: object | undefined])[] = [
  [SOPS, 'Progressing', undefined],
  [SOPS, 'Progressing', {}],
  [SOPS, 'Progressing', { message: 'Decryption error' }],
  [SOPS, 'Healthy', { message: 'Healthy' }],
  [SOPS, 'Healthy', { message: 'Reconciliation is suspended' }],
  [EXTERNAL, 'Progressing', undefined],
  [EXTERNAL, 'Progressing', { conditions: [] }],
  [EXTERNAL, 'Progressing', conditions('Ready', 'False')],
  [EXTERNAL, 'Progressing', { ...conditions('Ready', 'True'), syncedResourceVersion: '1-abc' }],
  [EXTERNAL, 'Healthy', { ...conditions('Ready', 'True'), syncedResourceVersion: '2-abc' }],
  [EXTERNAL, 'Healthy', conditions('Ready', 'True')],
  [SEALED, 'Progressing', undefined],
  [SEALED, 'Progressing', conditions('Synced', 'False')],
  [SEALED, 'Progressing', { ...conditions('Synced', 'True'), observedGeneration: 1 }],
  [SEALED, 'Healthy', { ...conditions('Synced', 'True'), observedGeneration: 2 }],
  [SEALED, 'Healthy', conditions('Synced', 'True')],
];

/** Reads scripts and objects, and writes what Lua says; outside of jest, which loads no ES module at run time. */
const LUA = `
const { LuaFactory } = require('wasmoon');
const asked = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
(async () => {
  const answers = [];
  for (const { script, object } of asked) {
    const lua = await new LuaFactory().createEngine();
    lua.global.set('obj', object);
    answers.push((await lua.doString(script)).status);
  }
  process.stdout.write(JSON.stringify(answers));
})();
`;

const asked = CASES.map(([kind, , status]) => ({
  script: SECRET_HEALTH[kind],
  object: { metadata: { generation: 2 }, ...(status && { status }) },
}));

const answers: readonly string[] = JSON.parse(
  execFileSync('node', ['-e', LUA], { input: JSON.stringify(asked), encoding: 'utf8' }),
);

test.each(CASES.map((example, index) => [...example, index] as const))(
  '%s is %s with the status %j',
  (_, health, __, index) => {
    expect(answers[index]).toBe(health);
  },
);

test('every kind that makes Secrets has a health', () => {
  expect(Object.keys(SECRET_HEALTH).toSorted()).toEqual([SEALED, EXTERNAL, SOPS]);
});
