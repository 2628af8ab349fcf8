import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { tableOf } from '../../../lib/policy/schema/definition';
import { download, readReleases } from './modules';
import { compileNative } from './native';

/** One entry a line, so that a change of a type is a change of a line. */
const write = (name: string, table: object) =>
  writeFileSync(join(__dirname, '..', name), `${JSON.stringify(table, null, 1)}\n`);

const definitionsIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS())
    .filter((object) => object?.kind === 'CustomResourceDefinition');

/** Argo CD brings its definitions in its Go module. */
const argocd = join(download('github.com/argoproj/argo-cd/v3@v3.2.3'), 'manifests/crds');
const own = join(__dirname, '../definitions');
/** Groups that no chart of ours meets, among those that the folders hold. */
const OTHERS = ['core.pingcap.com'];

write('kubernetes.json', compileNative(readReleases()));

// folders of published definitions are arguments
const folders = process.argv.slice(2);
if (folders.length > 0) {
  const definitions = [...folders, argocd, own].flatMap(definitionsIn);
  write('custom-resources.json', tableOf(definitions.filter(({ spec }) => !OTHERS.includes(spec.group))));
}
