import { basename, dirname } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { contextOf, type ObjectReference, planFor } from '../kernel';
import { type FilesRead, planFiles } from './config-files-plan';
import type { ConfigFilesProps } from './config-files-props';
import { planConfigMap } from './config-map-plan';
import { configMap } from './config-map-spec';
import { readServiceFile } from './service-file';

/**
 * Files of the service's folder as a ConfigMap that pods mount: `volumes: { '/etc/nginx': { configMap } }`. It
 * is immutable and named after its content, so that a change rolls the pods that mount it and no others.
 */
export class ConfigFiles extends Construct implements ObjectReference<'ConfigMap'> {
  readonly kind = 'ConfigMap';
  readonly name: string;
  readonly configMap: ApiObject;
  /** What can be mounted, in the order of the alphabet. */
  readonly keys: readonly string[];
  /** Changes with the content where the name does not; pods that mount it carry it as an annotation. */
  readonly checksum?: string;

  constructor(scope: Construct, id: string, props: ConfigFilesProps) {
    super(scope, id);
    const { service, folder } = contextOf(this);
    const read = folder === undefined ? undefined : readAll(folder, props.files);
    const naming = { prefix: `${service}-${id}`, fixed: props.name, prop: 'name' };
    const plan = planFor(this, (path) => planConfigMap(planFiles(props, read, path), naming, path));
    this.name = plan.name;
    this.keys = [...Object.keys(plan.data), ...Object.keys(plan.binaryData)].sort();
    this.configMap = new ApiObject(this, 'config-map', configMap(service, plan));
    if (plan.checksum !== undefined) this.checksum = plan.checksum;
  }
}

const readAll = (folder: string, files: ConfigFilesProps['files'] = {}): FilesRead => ({
  folder: `${basename(dirname(folder))}/${basename(folder)}`,
  files: new Map(Object.entries(files).map(([key, path]) => [key, readServiceFile(folder, path)])),
});
