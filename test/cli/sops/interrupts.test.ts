import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { change, describeWithSops, putBeforeSops, textsOf, useRepository } from './repository';

const TURN = 20;
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, TURN));
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describeWithSops('kube, which Ctrl-C reaches', () => {
  const repository = useRepository();
  const seen = () => join(repository().folder, 'seen');
  const lines = () => readFileSync(seen(), 'utf8').trim().split('\n');
  beforeEach(async () => {
    rmSync(seen(), { force: true });
    rmSync(dirname(repository().file), { recursive: true, force: true });
    await change(repository().store(), { A: 'one' });
  });

  const kube = (act: string) => {
    const module = JSON.stringify(join(__dirname, '../../../lib/cli/sops'));
    const target = { file: repository().file, shape: 'SopsSecret', service: 'a', secret: 'dotenv' };
    const script = `const store = require(${module}).openSopsStore(${JSON.stringify(target)}); ${act}`;
    return spawn(process.execPath, ['--import', require.resolve('tsx'), '-e', script], {
      env: { ...process.env, EDITOR: join(repository().folder, 'editor.sh') },
      stdio: 'ignore',
    });
  };

  test('keeps what is typed in the editor, which goes on, in a place that is gone afterwards', async () => {
    const script = `#!/bin/sh
echo "$1" > '${seen()}.new'; mv '${seen()}.new' '${seen()}'
while [ -e '${seen()}' ]; do sleep 0.05; done
sed s/one/two/ "$1" > "$1.new" && cat "$1.new" > "$1"
`;
    writeFileSync(join(repository().folder, 'editor.sh'), script, { mode: 0o755 });
    const child = kube('store.edit()');
    const ended = once(child, 'exit');
    await until(() => existsSync(seen()));
    const [draft = ''] = lines();
    expect(draft).toMatch(/\/kube-[^/]+\//);
    child.kill('SIGINT');
    rmSync(seen());
    expect(await ended).toEqual([0, null]);
    expect(textsOf(await repository().store().read())).toEqual({ A: 'two' });
    expect(existsSync(draft.replace(/(\/kube-[^/]+)\/.*/, '$1'))).toBe(false);
  }, 30_000);

  test('ends sops that hangs, and leaves nothing of it', async () => {
    putBeforeSops(
      repository(),
      `#!/bin/sh
[ "$1" = set ] && { printf '%s\\n' $$ "$TMPDIR" "$(dirname "$3")" > '${seen()}.new'; mv '${seen()}.new' '${seen()}'; exec sleep 600; }
PATH="$PATH_BEFORE" exec sops "$@"
`,
    );
    const write =
      "store.read().then((base) => store.write(new Map([['A', Buffer.from('two')]]), base, { who: '', when: new Date(), why: '' }))";
    const child = kube(write);
    const ended = once(child, 'exit');
    await until(() => existsSync(seen()));
    const [pid, temporary = '', draft = ''] = lines();
    expect([temporary, draft].map((folder) => existsSync(folder))).toEqual([true, true]);
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    await until(() => !isAlive(Number(pid)));
    expect([temporary, draft].map((folder) => existsSync(folder))).toEqual([false, false]);
  }, 30_000);
});
