import { type Container, list, type Pod } from '../../kernel';
import { once } from '../once';
import { commandOf } from '../processes/words';
import { isRuby, type Role, roleOf } from './roles';

/** A container that runs as long as its pod, or does the work of a Job. */
export interface Process extends Container {
  /** Of command and arguments, exec form. */
  readonly command: readonly string[];
  /** The same, scripts of a shell in pieces; nothing where the image decides. */
  readonly words: readonly string[];
  readonly role: Role | undefined;
  readonly ruby: boolean;
}

/** What stands between the words of a script. */
const BETWEEN = /[\s;&|()"']+/;

const piecesOf = (word: string): string | readonly string[] =>
  BETWEEN.test(word) ? word.split(BETWEEN).filter((piece) => piece !== '') : word;

const process = ({ container, at }: Container): Process => {
  const command = commandOf(container);
  const words = command.flatMap(piecesOf);
  return { container, at, command, words, role: roleOf(words), ruby: isRuby(words) };
};

/** The containers of a pod's own list: what starts before them ends too, or is a sidecar that ends after them. */
export const processesOf: (pod: Pod) => readonly Process[] = once((pod) => {
  const own = new Set(list(pod.spec.containers));
  return pod.containers.filter(({ container }) => own.has(container)).map(process);
});
