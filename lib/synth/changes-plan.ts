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

/** Only of documents that differ in what lasts: to read one takes longer than to write it. */
function changesOf(rendering: RenderedService, before: readonly string[]) {
  const now = documentsIn(yamlOf(rendering.objects)).map(lastingIn);
  const old = before
    .filter((text) => !ALL_MAY_CHANGE.test(text))
    .map((text) => [text, lastingIn(text)] as const);
  const [same, had] = [new Set(now), new Set(old.map(([, lasting]) => lasting))];
  const objects = rendering.objects.filter((_, index) => !had.has(now[index] ?? ''));
  const { objects: after } = new World([{ ...rendering, objects }], true);
  const changed = old.filter(([, lasting]) => !same.has(lasting)).map(([text]) => withoutPods(text));
  return changesBetween(changed.flatMap(objectsIn), after);
}

/** A line of three dashes stands between two objects, and inside of none: texts are indented. */
const documentsIn = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n---\n');

const ALL_MAY_CHANGE =
  /^kind: (Namespace|ServiceAccount|NetworkPolicy|Ingress|CronJob|HorizontalPodAutoscaler|PodDisruptionBudget)$/m;

/** What every release changes is most of a text. */
const lastingIn = (text: string): string =>
  ['  labels:', '  annotations:'].reduce(without, withoutPods(text));

const withoutPods = (text: string): string => (HAS_PODS.test(text) ? without(text, '  template:') : text);

const HAS_PODS = /^kind: (Deployment|DaemonSet|StatefulSet)$/m;

/** The text without a block, by the line that begins it. */
function without(text: string, line: string): string {
  const start = text.indexOf(`\n${line}\n`);
  if (start < 0) return text;
  const rest = text.slice(start + line.length + 2);
  const end = rest.search(/^ {0,2}\S/m);
  return text.slice(0, start + 1) + (end < 0 ? '' : rest.slice(end));
}
