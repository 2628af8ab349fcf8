import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { change, describeWithSops, putBeforeSops, textsOf, useRepository } from './repository';

describeWithSops('a value', () => {
  const repository = useRepository();

  test('is in no argument and no variable of a process that kube starts', async () => {
    const log = join(repository().folder, 'processes.log');
    putBeforeSops(
      repository(),
      `#!/bin/sh
{ printf '%s\\n' "$@"; env; } >> '${log}'
PATH="$PATH_BEFORE" exec sops "$@"
`,
    );
    const store = repository().store();
    await change(store, { A: 'first-value' });
    await change(store, { A: 'second-value', B: 'third-value' });
    expect(textsOf(await store.read())).toEqual({ A: 'second-value', B: 'third-value' });
    const seen = readFileSync(log, 'utf8');
    expect(seen).toContain('--value-stdin');
    expect(seen).not.toMatch(/(first|second|third)-value/);
  });
});
