import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { change, describeWithSops, textsOf, useRepository } from './repository';

describeWithSops('an edit of a SOPS file', () => {
  const repository = useRepository();
  const { EDITOR } = process.env;
  beforeEach(() => rmSync(dirname(repository().file), { recursive: true, force: true }));
  afterEach(() => {
    process.env.EDITOR = EDITOR ?? '';
  });

  /** What somebody does in the editor, as a script that is given the file. */
  const editor = (script: string) => {
    const file = join(repository().folder, 'editor.sh');
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env.EDITOR = file;
  };

  test('keeps what somebody wrote, encrypted', async () => {
    await change(repository().store(), { A: 'one' });
    editor('sed -i.old s/one/two/ "$1"');
    await repository().store().edit();
    expect(textsOf(await repository().store().read())).toEqual({ A: 'two' });
    expect(repository().text()).not.toContain('two');
  });

  test('begins a file that is not there yet', async () => {
    editor('sed -i.old "s/stringData: {}/stringData: { A: one }/" "$1"');
    await repository().store().edit();
    expect(textsOf(await repository().store().read())).toEqual({ A: 'one' });
  });

  test('makes no file where nothing was written', async () => {
    editor('true');
    await repository().store().edit();
    expect(existsSync(repository().file)).toBe(false);
  });

  test('leaves the file as it was where the result would show a value', async () => {
    await change(repository().store(), { A: 'one' });
    const before = repository().text();
    editor('echo "password: hidden" >> "$1"');
    await expect(repository().store().edit()).rejects.toThrow(/^(?!.*hidden).*password/);
    expect(repository().text()).toBe(before);
  });

  test('leaves the file as it was where the editor fails', async () => {
    await change(repository().store(), { A: 'one' });
    const before = repository().text();
    editor('exit 1');
    await expect(repository().store().edit()).rejects.toThrow('EDITOR: expected an editor that ends well');
    expect(repository().text()).toBe(before);
  });

  test('is kept beside the file, encrypted, where somebody was faster', async () => {
    await change(repository().store(), { A: 'one' });
    const { file } = repository();
    editor(`sed -i.old s/one/two/ "$1"; echo "# other" >> '${file}'`);
    await expect(repository().store().edit()).rejects.toThrow('somebody else changed since');
    expect(repository().text()).toContain('# other');
    const yours = readFileSync(join(dirname(file), '.qa.enc.yaml.yours'), 'utf8');
    expect(yours).not.toContain('two');
    writeFileSync(file, yours);
    expect(textsOf(await repository().store().read())).toEqual({ A: 'two' });
  });
});
