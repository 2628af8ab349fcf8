import {
  type Environment,
  type NeededKey,
  type NeededSecret,
  nearName,
  type ObjectReference,
  type Path,
  type SecretContract,
  Words,
} from '../../kernel';
import { howToAdd, howToRemove } from './encrypted-edit';
import type { EncryptedContents } from './provider';

/** A file of encrypted values, and where it counts. */
interface Place {
  readonly contents: EncryptedContents;
  /** From the top of the repository. */
  readonly file: string;
  readonly environment: Environment;
  readonly path: Path;
}

/**
 * Holds what a file has against what the pods of an environment read: what is missing is an error, with what it
 * was perhaps called by mistake; what nobody reads is a warning, S1 for keys and S2 for a whole Secret.
 */
export function checkContract(
  { secrets }: SecretContract,
  contents: EncryptedContents,
  file: string,
  environment: Environment,
  path: Path,
): void {
  const place = { contents, file, environment, path };
  const unknown = new Set(
    [...contents.keys()].filter((name) => !secrets.some((needed) => needed.name === name)),
  );
  for (const needed of secrets) {
    const values = contents.get(needed.name);
    if (values !== undefined) checkKeys(needed, [...values.keys()], place);
    else if (needed.required) refuseMissingSecret(needed, unknown, place);
  }
  for (const name of unknown) {
    const fix = `remove it from the file, or name it in the chart's secrets`;
    path
      .at(name)
      .warn('S2', `a Secret that something reads in ${environment.name}`, inFile(name, place), fix);
  }
}

const inFile = (names: string, { file }: Place): Words => new Words(`${names} in ${file}`);

/** A Secret that is called otherwise is not reported again. */
function refuseMissingSecret(needed: NeededSecret, unknown: Set<string>, place: Place): void {
  const { file, environment, path } = place;
  const near = nearName(needed.name, [...unknown]);
  if (near !== undefined) unknown.delete(near);
  const readers = [...needed.whole, ...[...needed.keys.values()].flatMap(({ workloads }) => workloads)];
  const expected = `Secret ${needed.name} in ${file}, which ${whoReads(readers, environment)}`;
  const fix = near === undefined ? 'add it with its keys' : 'rename it, or add the other one';
  path.at(needed.name).refuse(expected, new Words(near ?? 'nothing'), fix);
}

function checkKeys(needed: NeededSecret, given: readonly string[], place: Place): void {
  const surplus = new Set(given.filter((key) => !needed.keys.has(key)));
  for (const [key, asked] of needed.keys) {
    if (asked.required && !given.includes(key)) refuseMissingKey(needed.name, key, asked, surplus, place);
  }
  if (surplus.size > 0 && needed.whole.length === 0) warnOfSurplus(needed.name, [...surplus].sort(), place);
}

function refuseMissingKey(
  secret: string,
  key: string,
  { workloads }: NeededKey,
  surplus: Set<string>,
  { file, environment, path }: Place,
): void {
  const near = nearName(key, [...surplus]);
  if (near !== undefined) surplus.delete(near);
  const expected = `a key of Secret ${secret} in ${file}, which ${whoReads(workloads, environment)}`;
  const add = howToAdd(file, secret, key, environment);
  const fix = near === undefined ? `add it: ${add}` : `rename it, or add it: ${add}`;
  path
    .at(secret)
    .at(key)
    .refuse(expected, new Words(near ?? 'nothing'), fix);
}

function warnOfSurplus(secret: string, keys: readonly string[], place: Place): void {
  const { file, environment, path } = place;
  const fix = `name them in the chart, or remove them: ${howToRemove(file, secret, keys, environment)}`;
  const expected = `keys of Secret ${secret} that something reads in ${environment.name}`;
  path.at(secret).warn('S1', expected, inFile(keys.join(', '), place), fix);
}

function whoReads(workloads: readonly ObjectReference[], { name }: Environment): string {
  const readers = [...new Set(workloads.map((workload) => `${workload.kind}/${workload.name}`))].sort();
  if (readers.length === 0) return `the chart asks for in ${name}`;
  const all = readers.length === 1 ? readers[0] : `${readers.slice(0, -1).join(', ')} and ${readers.at(-1)}`;
  return `${all} ${readers.length === 1 ? 'reads' : 'read'} in ${name}`;
}
