import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted, type Finding, isClusterScoped, type Manifest } from '../../kernel';
import type { Group, Located, Rendered, Verdict, World } from '../../policy';
import { refuse } from '../misuse';
import type { Outcome } from './formats';
import type { Destination } from './where-to';
import { readObjects } from './yaml-objects';

/** A text with objects in it. */
export interface ObjectFile {
  /** As it was named; findings begin with it. */
  readonly name: string;
  readonly text: string;
}

interface FilesScope extends Destination {
  /** Of objects that name none, as `kubectl apply --namespace` would have it. */
  readonly namespace: string;
  /** Whether nothing else is there, so that what is not in the files is missing. */
  readonly whole: boolean;
}

export function readObjectFile(directory: string, name: string): ObjectFile {
  try {
    return { name, text: readFileSync(resolve(directory, name), 'utf8') };
  } catch {
    return refuse(name, 'a file that can be read', 'none', 'name one that is there');
  }
}

/** Judges objects of any origin as what one cluster gets. */
export function checkFiles(
  files: readonly ObjectFile[],
  { whole, namespace, ...place }: FilesScope,
): Outcome {
  const { figuresOf, judgeWorld, World }: typeof import('../../policy') = require('../../policy');
  const read = files.map((file) => ({ ...file, ...readObjects(file.name, file.text) }));
  const rendered = read.map(({ name, objects }) =>
    renderedOf(
      name,
      objects.map((object) => inNamespace(object, namespace, place.environment)),
      place.environment,
    ),
  );
  const world = new World(rendered, whole);
  const found = [...judgeWorld(world), ...ofRules(world, place)].map(({ finding }) => finding);
  const groups = [
    ...read.map((file) => groupOf(file, [...file.findings, ...found.filter(isIn(file))])),
    { name: 'platform', findings: found.filter(({ where }) => where === undefined).map(nowhere) },
  ];
  const objects = read.reduce((sum, file) => sum + file.objects.length, 0);
  const looked = `${counted(objects, 'object')} in ${counted(files.length, 'file')}`;
  const figures = () => figuresOf([world]);
  return {
    groups: groups.filter(({ findings }) => findings.length > 0),
    dist: false,
    stale: [],
    acknowledged: [],
    figures,
    told: figures,
    looked,
  };
}

function ofRules(world: World, { platform }: Destination): readonly Verdict[] {
  if (platform === undefined) return [];
  const { judgeRules }: typeof import('../../synth') = require('../../synth');
  return judgeRules(world, platform);
}

/** A rule that cannot be asked is about no file. */
const nowhere = (finding: Finding): Located => ({ finding, also: [], source: { file: finding.path } });

const renderedOf = (
  service: string,
  objects: Rendered['objects'],
  environment: Destination['environment'],
): Rendered => ({
  service,
  cluster: environment.cluster.name,
  environment,
  objects,
  externals: new Set(),
  clusterScoped: environment.clusterScoped,
});

function inNamespace(
  object: Manifest,
  namespace: string,
  { clusterScoped }: Destination['environment'],
): Manifest {
  const { metadata } = object;
  if (metadata.namespace !== undefined || isClusterScoped(object, clusterScoped)) return object;
  return { ...object, metadata: { ...metadata, namespace } };
}

const isIn =
  ({ name }: ObjectFile) =>
  ({ where }: Finding): boolean =>
    where?.service === name;

const groupOf = (file: ObjectFile, findings: readonly Finding[]): Group => ({
  name: file.name,
  findings: findings.map((finding) => located(file, finding)),
});

function located({ name, text }: ObjectFile, finding: Finding): Located {
  const { lineIn }: typeof import('../../policy') = require('../../policy');
  const line = finding.where && lineIn(text, finding.where);
  return { finding, also: [], source: { file: name, ...(line !== undefined && { line }) } };
}
