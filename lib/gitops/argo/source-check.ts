import { posix } from 'node:path';
import { looksSecret, type Path, Words } from '../../kernel';

/** As Git takes it, and without what may hold a password: `https://host/path`, `ssh://git@host/path`, `git@host:path`. */
const REPOSITORY = /^((https?|file):\/\/|ssh:\/\/([\w.-]+@)?|[\w.-]+@[\w.-]+:)[^\s@?#\p{Cc}]+$/u;

/** What of a refused one may be shown: nothing that has a place for a password. */
const HARMLESS = /^[\w./{}-]*$/;

/** Refuses a repository that Argo CD would not find, or would show the password of to everybody. */
export function checkRepository(repository: string, path: Path): void {
  if (isTemplate(repository)) {
    const got = HARMLESS.test(repository) ? repository : new Words('one with them');
    path.refuse("an address without '{{' and '}}'", got, NO_TEMPLATE);
  } else if (/[@?#]/.test(repository) && !isPlain(repository)) {
    const fix = 'leave them out: Argo CD has them in a Secret of its own';
    path.refuse('an address without a password, a query or an end of #', new Words('one with them'), fix);
  } else if (!isPlain(repository)) {
    const fix =
      "write it as 'https://git.example.com/example/deploy.git' or 'git@git.example.com:example/deploy.git'";
    const got = HARMLESS.test(repository) ? repository : new Words('something else');
    path.refuse("a repository's address, as Argo CD knows it", got, fix);
  }
}

const isPlain = (repository: string): boolean => REPOSITORY.test(repository) && !looksSecret('', repository);

const NO_TEMPLATE = 'rename it: Argo CD would take it for a template';

/** An ApplicationSet's texts are Go templates. */
const isTemplate = (given: string): boolean => given.includes('{{') || given.includes('}}');

/** What no name of a branch has. https://git-scm.com/docs/git-check-ref-format */
const NO_REVISION = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|^[-/]|[/.]$|^@?$|(^|\/)\.|\.lock(\/|$)/u;

export function checkRevision(revision: string, path: Path): void {
  if (isTemplate(revision)) path.refuse("a branch without '{{' and '}}'", revision, NO_TEMPLATE);
  else if (NO_REVISION.test(revision)) {
    path.refuse('a branch', revision, "leave it out where it is 'main'");
  }
}

/** A template puts names behind it, so nothing that means something to a template may be in it. */
export function checkFolder(dist: string, path: Path): void {
  const inside = !posix.isAbsolute(dist) && !dist.split('/').includes('..');
  if (inside && /^[\w.-]+(\/[\w.-]+)*\/?$/.test(dist)) return;
  path.refuse('a folder in the repository', dist, "write it from the repository's top, as 'deploy/dist'");
}
