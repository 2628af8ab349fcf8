import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';
import { type Environment, describe as line, type Manifest, record } from '../../../lib/kernel';
import { judge } from '../../../lib/policy';
import { PRODUCTION, rendered } from '../../policy/objects';
import { PUBLISHED } from '../custom-definitions';

/** A valid object, with all others of its cluster. */
export interface Subject {
  readonly object: Manifest;
  readonly cluster: Surroundings;
}

interface Surroundings {
  readonly objects: readonly Manifest[];
  /** What is said of them as they are: dist does not tell what charts declare to be elsewhere. */
  readonly saidBefore: ReadonlySet<string>;
}

const DIST = join(__dirname, '../../../dist');

/** What the test's cluster has beside Kubernetes itself. */
export const DEFINITION = 'gateway.networking.k8s.io_httproutes';

const definition = (): unknown =>
  parseDocument(readFileSync(join(PUBLISHED, `${DEFINITION}.yaml`), 'utf8')).toJS();

const ENVIRONMENT: Environment = {
  ...PRODUCTION,
  kubernetes: '1.36',
  customResources: [record(definition())],
};

/** Every object of dist that a chart rendered. */
export function subjectsInDist(): readonly Subject[] {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.k8s.yaml'),
  );
  const clusters = [...new Set(files.map((file) => file.split('/')[0] ?? ''))].sort();
  return clusters.flatMap((cluster) =>
    subjectsOf(files.filter((file) => file.startsWith(`${cluster}/`)).flatMap(objectsIn)),
  );
}

export function subjectsOf(objects: readonly Manifest[]): readonly Subject[] {
  const cluster = { objects, saidBefore: new Set(linesOf(objects)) };
  return objects.map((object) => ({ object, cluster }));
}

/** The errors that are new when an object becomes another. */
export const refusedOffline = ({ object, cluster }: Subject, mutant: Manifest): readonly string[] =>
  linesOf(cluster.objects.map((other) => (other === object ? mutant : other))).filter(
    (said) => !cluster.saidBefore.has(said),
  );

const linesOf = (objects: readonly Manifest[]): readonly string[] =>
  judge([rendered(objects, { environment: ENVIRONMENT })], { whole: true })
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ finding }) => line(finding));

const objectsIn = (file: string): readonly Manifest[] =>
  parseAllDocuments(readFileSync(join(DIST, file), 'utf8')).map((document) => document.toJS());
