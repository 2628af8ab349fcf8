import { parseImage, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { selectionOf } from '../selection';
import type { Placed, World } from '../world';

/** Labels that say which release it is, whoever invented them. */
const OF_A_RELEASE = /(^|[/.])(version|chart|revision|commit|sha|git-sha|tag|image-tag|build)$/;

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates */
export const lastingSelectors: Check = {
  id: 'C22',
  title: 'the selector of a workload has no label that changes with a release',
  severity: 'error',
  why: 'a selector can never change, so the next release is refused',
  fix: 'leave the label to the pods',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const selection = selectionOf(to);
      if (selection?.of !== 'its own pods') continue;
      const releases = releasesOf(to);
      const changing = Object.entries(selection.selector.labels)
        .filter(([key, value]) => OF_A_RELEASE.test(key) || releases.has(value))
        .map(([key]) => key);
      if (changing.length === 0) continue;
      const got = new Words(changing.join(', '));
      const fix = 'leave it to the pods: a selector can never change, so the next release would be refused';
      yield { to, field: 'spec.selector', expected: 'labels that stay for ever', got, fix };
    }
  },
};

/** Tags of the images that its pods run, as far as they look like a release: `4f2a9c1`, `v2.1`, not `alpine`. */
const releasesOf = ({ pod }: Placed): ReadonlySet<unknown> =>
  new Set(
    (pod?.containers ?? [])
      .flatMap(({ container }) => parseImage(text(container.image) ?? '').tag ?? [])
      .filter((tag) => tag.length > 3 && /\d/.test(tag)),
  );
