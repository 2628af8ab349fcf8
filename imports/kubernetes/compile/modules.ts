import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One minor version of Kubernetes: what its API server says of itself, and the Go files behind that. */
export interface Release {
  readonly minor: number;
  readonly swagger: Swagger;
  /** Every `types.go` of the API, by the group and version of its folder: `core/v1`. */
  readonly types: ReadonlyMap<string, string>;
  /** When kinds came, are deprecated and go, by folder. */
  readonly lifecycles: ReadonlyMap<string, string>;
  readonly features: string;
}

export interface Swagger {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What is read of a schema, whichever of OpenAPI and a custom resource definition it stands in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
}

export const OLDEST = 28;
export const NEWEST = 36;

/** The first release of every minor version: fields come with minor versions only. */
export function readReleases(): readonly Release[] {
  const minors = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => OLDEST + index);
  return minors.map((minor) => {
    const kubernetes = download(`k8s.io/kubernetes@v1.${minor}.0`);
    const api = download(`k8s.io/api@v0.${minor}.0`);
    return {
      minor,
      swagger: JSON.parse(readFileSync(join(kubernetes, 'api/openapi-spec/swagger.json'), 'utf8')),
      types: filesOf(api, 'types.go'),
      lifecycles: filesOf(api, 'zz_generated.prerelease-lifecycle.go'),
      features: featuresOf(join(kubernetes, 'pkg/features')),
    };
  });
}

/** The folder of a Go module. */
export const download = (module: string): string =>
  JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })).Dir;

/** Gates stand in one file or, in 1.32 and 1.33, in two. */
const featuresOf = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => /kube_features\.go$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

function filesOf(api: string, name: string): ReadonlyMap<string, string> {
  const folders = readdirSync(api, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`/${name}`))
    .map((file) => file.slice(0, -name.length - 1))
    .filter((folder) => existsSync(join(api, folder, name)));
  return new Map(folders.map((folder) => [folder, readFileSync(join(api, folder, name), 'utf8')]));
}
