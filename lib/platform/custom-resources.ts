import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Json, type Path, record, Words } from '../kernel';

/** The definitions of custom resources that files hold, named from the folder of the services. */
export function readCustomResources(apps: string, files: readonly string[], path: Path): readonly Json[] {
  if (!Array.isArray(files)) {
    path.refuse('a list of files', files, "write ['crds/tenants.yaml']");
    return [];
  }
  return files.flatMap((file, index) => {
    const place = path.at(index);
    const text = read(apps, file);
    if (text === undefined) {
      place.refuse("a file, named from the platform's folder of services", file, 'correct its path');
      return [];
    }
    const definitions = definitionsIn(text);
    if (definitions.length === 0) {
      const got = new Words(`${file}, which holds none`);
      place.refuse(
        'YAML of CustomResourceDefinitions',
        got,
        "name the files that the project's release brings",
      );
    }
    return definitions;
  });
}

function read(apps: string, file: string): string | undefined {
  try {
    return readFileSync(resolve(apps, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** Aliases that lead nowhere, or to too much, are no definition. */
function followed(document: { toJS(): unknown }): Json {
  try {
    return record(document.toJS());
  } catch {
    return {};
  }
}

const definitionsIn = (text: string): readonly Json[] =>
  parseAllDocuments(text)
    .filter(({ errors }) => errors.length === 0)
    .map(followed)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
