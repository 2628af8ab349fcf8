import { isRandom } from './entropy';
import { PLAIN } from './entropy-plain';

/** A commit in full, which tags of images are. */
const COMMIT = /(?<![A-Za-z0-9])[0-9a-f]{40}(?![A-Za-z0-9])/g;

/** The folder for temporary files of a Mac, whose name was drawn by lot. */
const TEMPORARY = '\\/var\\/folders\\/\\w+\\/\\w+\\/T';
const WORD = '[A-Za-z0-9][A-Za-z0-9+/_-]{19,}={0,2}';
const WORDS = new RegExp(`(${PLAIN}|${TEMPORARY})|${WORD}`, 'g');

/** The text with `hidden` in place of each word that looks drawn by lot; digests and commits stay. */
export const withoutRandom = (text: string, hidden: string): string =>
  text.replace(WORDS, (word, plain: string | undefined) =>
    plain === undefined && isRandom(word.replace(COMMIT, '')) ? hidden : word,
  );
