import { execFileSync } from 'node:child_process';

/** Reads scripts and objects, and writes what Lua says; outside of jest, which loads no ES module at run time. */
const LUA = `
const { LuaFactory } = require('wasmoon');
const asked = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
(async () => {
  const answers = [];
  for (const { script, object, libraries } of asked) {
    const lua = await new LuaFactory().createEngine();
    if (!libraries) await lua.doString('string = nil math = nil io = nil utf8 = nil coroutine = nil debug = nil');
    lua.global.set('obj', object);
    answers.push((await lua.doString(script)).status);
  }
  process.stdout.write(JSON.stringify(answers));
})();
`;

export interface Asked {
  readonly script: string | undefined;
  readonly object: object;
  /** Whether it has what Lua comes with, and not only its language and tables. */
  readonly libraries: boolean;
}

/** What Argo CD would take for the health of each. */
export const healthOf = (asked: readonly Asked[]): readonly string[] =>
  JSON.parse(execFileSync('node', ['-e', LUA], { input: JSON.stringify(asked), encoding: 'utf8' }));
