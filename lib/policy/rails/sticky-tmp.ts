import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';
import { running } from './processes';
import { temporariesOf } from './temporary';

/** An emptyDir may be written to by all and is not sticky. https://github.com/kubernetes/kubernetes/issues/110835 */
export const stickyTmp: Check = {
  id: 'F36',
  title: 'Ruby finds a temporary directory that is sticky',
  severity: 'error',
  why: 'Ruby passes over a directory that all may write to without a sticky bit, and uploads end with 500',
  fix: 'let an init container make a sticky directory, and name it in TMPDIR',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      const { to, at, container, roles, words, variables } = process;
      const isRuby = roles.length > 0 || (words.length === 0 && variables.has('RAILS_ENV'));
      // elsewhere Ruby may fall back to the directory that it was started in
      if (!isRuby || field(container, 'securityContext', 'readOnlyRootFilesystem') !== true) continue;
      const found = temporariesOf(process);
      const passed = found.find(({ is }) => is === 'not sticky' || is === 'not there');
      if (passed === undefined || found.some(({ is }) => is === 'usable')) continue;
      const { directory, is } = passed;
      const got = new Words(
        is === 'not sticky' ? `${directory}, an emptyDir` : `${directory}, which nobody makes`,
      );
      const fix = "let an init container run mkdir -p -m 1777 /tmp/ruby there, and set TMPDIR to '/tmp/ruby'";
      yield { to, field: `${at}.env.TMPDIR`, expected: 'a sticky directory that is there', got, fix };
    }
  },
};
