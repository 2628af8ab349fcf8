import type { Manifest } from '../kernel';
import { changesBetween, judgeChanges, type Verdict, World } from '../policy';
import type { Committed } from './committed';
import { fileOf } from './dist-files';
import { objectsIn } from './previous';
import type { RenderedService } from './render-service';
import { yamlOf } from './rendered-yaml';

/**
 * What the API server would refuse to make of objects that are there since the last commit, and what a new name takes
 * away; services that are `kept` change nothing.
 */
export function checkChanges(
  committed: Committed,
  renderings: readonly RenderedService[],
  kept: ReadonlySet<string>,
): readonly Verdict[] {
  const differing = renderings
    .filter(({ service, objects }) => !kept.has(service) && objects.length > 0)
    .map((rendering) => ({ rendering, path: fileOf(rendering.cluster, rendering.service) }))
    .filter(({ rendering, path }) => committed.differs(path, yamlOf(rendering.objects)));
  const texts = committed.textsOf(differing.map(({ path }) => path));
  return differing.flatMap(({ rendering, path }) =>
    judgeChanges(changesOf(rendering, documentsIn(texts.get(path) ?? ''))),
  );
}

/** Only of documents that differ: to read one takes longer than to write it. */
function changesOf(rendering: RenderedService, before: readonly string[]) {
  const now = documentsIn(yamlOf(rendering.objects));
  const [same, had] = [new Set(now), new Set(before)];
  const objects = rendering.objects.filter((_, index) => !had.has(now[index] ?? ''));
  const old = before.filter((text) => !same.has(text) && !ALL_MAY_CHANGE.test(text)).map(withoutPods);
  const { objects: after } = new World([{ ...rendering, objects }], true);
  return changesBetween(
    old.flatMap((text): readonly Manifest[] => objectsIn(text)),
    after,
  );
}

/** A line of three dashes stands between two objects, and inside of none: texts are indented. */
const documentsIn = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n---\n');

const ALL_MAY_CHANGE =
  /^kind: (Namespace|ServiceAccount|NetworkPolicy|Ingress|CronJob|HorizontalPodAutoscaler|PodDisruptionBudget)$/m;

/** The pods of what may change them are most of a text. */
function withoutPods(text: string): string {
  const lines = text.split('\n');
  const start = HAS_PODS.test(text) ? lines.indexOf('  template:') : -1;
  if (start < 0) return text;
  const end = lines.findIndex((line, index) => index > start && /^ {0,2}\S/.test(line));
  return [...lines.slice(0, start), ...(end < 0 ? [] : lines.slice(end))].join('\n');
}

const HAS_PODS = /^kind: (Deployment|DaemonSet|StatefulSet)$/m;
