import {
  checkDataKey,
  checkName,
  checkRendered,
  isDataKey,
  list,
  type Path,
  record,
  Words,
} from '../../kernel';
import type { ChartSecrets, SecretProps, SecretType } from './secret-props';

const TYPES: readonly SecretType[] = [
  'Opaque',
  'kubernetes.io/basic-auth',
  'kubernetes.io/dockerconfigjson',
  'kubernetes.io/ssh-auth',
  'kubernetes.io/tls',
];

/** The Secrets that a chart names, without what no Secret can have. A chart that nobody type-checked may say anything. */
export function planChartSecrets(secrets: ChartSecrets, path: Path): ChartSecrets {
  if (typeof secrets !== 'object' || secrets === null || Array.isArray(secrets)) {
    path.refuse('Secrets by name', new Words('something else'), 'write secrets: { orders: {} }');
    return {};
  }
  const named = Object.entries(secrets).filter(([name]) => checkRendered(name, path));
  return Object.fromEntries(
    named.map(([name, secret]) => {
      checkName(name, path.at(name));
      return [name, planSecret(record(secret), path.at(name))];
    }),
  );
}

function planSecret({ keys = [], type }: Readonly<Record<string, unknown>>, path: Path): SecretProps {
  const known = TYPES.find((one) => one === type);
  if (type !== undefined && known === undefined) {
    path.at('type').refuse(`one of ${TYPES.join(', ')}`, new Words('something else'), 'correct it');
  }
  if (!Array.isArray(keys)) {
    path.at('keys').refuse('a list of keys', new Words('something else'), "write keys: ['tls.crt']");
  }
  const sound = list(keys)
    .map(String)
    .filter((key, index) => isKey(key, path.at('keys').at(index)));
  return { keys: sound, ...(known !== undefined && { type: known }) };
}

function isKey(key: string, path: Path): boolean {
  checkDataKey(key, path);
  return isDataKey(key) && checkRendered(key, path);
}
