import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

/** Who Git would say committed in a folder, `name <address>`; the user of the machine where it knows nobody. */
export async function gitAuthor(folder: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['var', 'GIT_AUTHOR_IDENT'], {
      cwd: folder,
      env: process.env,
    });
    // ends in a time and its zone https://git-scm.com/docs/git-var
    return stdout.trim().replace(/ \d+ [+-]\d{4}$/, '');
  } catch {
    return userInfo().username;
  }
}
