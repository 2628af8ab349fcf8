import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideSealed } from '../../../lib/config/secrets/sealed-provider';
import { describe, inspect, type NeededSecret, NOWHERE } from '../../../lib/kernel';
import { contractOf } from './needed';

const ENVIRONMENT = { ...NOWHERE, name: 'qa', cluster: { name: 'qa-osaka', primary: true } };

/** What the sealed source gives in cluster qa-osaka of qa, and every finding, for a service with these files. */
export function provideFrom(files: Readonly<Record<string, string>>, ...secrets: readonly NeededSecret[]) {
  const top = mkdtempSync(join(tmpdir(), 'sealed-'));
  try {
    const folder = join(top, 'apps/yashima');
    mkdirSync(join(folder, 'secrets'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'secrets', name), text);
    const place = { service: 'yashima', environment: ENVIRONMENT, folder };
    const { value, findings } = inspect('yashima/qa-osaka.secrets', (path) =>
      provideSealed({ source: 'sealed' }, contractOf(...secrets), place, path),
    );
    return { ...value, findings: findings.map(describe) };
  } finally {
    rmSync(top, { recursive: true });
  }
}
