import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../kernel';
import { ARGOCD, placeOfFile } from '../dist-files';
import { objectsIn } from '../previous';
import { METADATA } from './construct-metadata';
import type { Violation } from './violations';

/** A file of the CLI's output folder. */
export interface ManifestFile {
  readonly path: string;
  /** From the top of the folder: `production/yashima/yashima.k8s.yaml`. */
  readonly name: string;
  /** Empty where it is none of ours. */
  readonly cluster: string;
  readonly service: string;
  readonly objects: readonly Manifest[];
}

export interface ManifestFiles {
  readonly manifests: readonly ManifestFile[];
  /** What the app wrote about them; undefined where it wrote nothing. */
  readonly metadata: string | undefined;
  readonly unreadable: readonly Violation[];
}

/** Reads the files; those that Argo CD itself is told are no objects of services. */
export function manifestsIn(paths: readonly string[]): ManifestFiles {
  const top = topOf(paths);
  const metadata = join(top, METADATA);
  const read = paths
    .filter((path) => !relative(top, path).startsWith(`${ARGOCD}/`))
    .map((path) => ({ path, name: relative(top, path), text: readFileSync(path, 'utf8') }));
  return {
    manifests: read.map(({ path, name, text }) => ({
      ...{ path, name, cluster: '', service: name },
      ...placeOfFile(name),
      objects: objectsIn(text),
    })),
    metadata: existsSync(metadata) ? metadata : undefined,
    unreadable: read.flatMap(({ path, name, text }) =>
      errorsIn(text).map((error) => unreadable(path, name, error)),
    ),
  };
}

/** The folder in which the app left its metadata, else the one that all files are in. */
function topOf([first = '.', ...others]: readonly string[]): string {
  let common = dirname(first);
  for (let folder = common; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, METADATA))) return folder;
  }
  while (others.some((other) => relative(common, other).startsWith('..'))) common = dirname(common);
  return common;
}

const errorsIn = (text: string): readonly string[] =>
  [...parseAllDocuments(text)].flatMap(({ errors }) =>
    errors.map(({ message }) => message.split('\n')[0] ?? ''),
  );

const unreadable = (manifestPath: string, resourceName: string, error: string): Violation => ({
  ruleName: 'YAML',
  recommendation: `expected YAML, got ${error}`,
  fix: 'write it as synth does',
  violatingResources: [{ resourceName, locations: [''], manifestPath }],
});
