import { basename, dirname } from 'node:path';
import type { Environment } from '../../kernel';
import { DOTENV } from '../env-sources';

/** Files of SOPS; others are sealed. */
export const SOPS_ENDING = 'enc.yaml';

/** The command that puts a key into a file of encrypted values. */
export function howToAdd(file: string, secret: string, key: string, environment: Environment): string {
  if (!file.endsWith(`.${SOPS_ENDING}`))
    return `kubeseal --raw --namespace … --name ${secret} --from-file=/dev/stdin`;
  return `${envCommand('set', file, secret, environment)} ${key}`;
}

/** The same for keys that go. */
export function howToRemove(
  file: string,
  secret: string,
  keys: readonly string[],
  environment: Environment,
): string {
  if (!file.endsWith(`.${SOPS_ENDING}`)) return 'delete their lines';
  return `${envCommand('unset', file, secret, environment)} ${keys.join(' ')}`;
}

function envCommand(verb: string, file: string, secret: string, { name }: Environment): string {
  const command = `kube env ${verb} ${basename(dirname(dirname(file)))} -e ${name}`;
  return secret === DOTENV ? command : `${command} -s ${secret}`;
}
