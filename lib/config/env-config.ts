import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type ContainerEnv, checkName, contextOf, declareExternal, placeOf, planFor } from '../kernel';
import { checkOwn } from './clear-plan';
import { contentHash, envConfigMap } from './env-config-spec';
import { type EnvPlan, planEnv } from './env-plan';
import type { EnvProps } from './env-props';
import { type Given, NOTHING_GIVEN } from './given';

/**
 * The variables of one or several workloads: clear values in an immutable ConfigMap named after its content,
 * secrets by reference. Hand one to several workloads to declare their variables once.
 */
export class EnvConfig extends Construct {
  /** The ConfigMap of the clear values; undefined when there are none. */
  readonly configMap: ApiObject | undefined;
  private readonly plan: EnvPlan;

  constructor(scope: Construct, id: string, props: EnvProps, given: Given = NOTHING_GIVEN, path?: string) {
    super(scope, id);
    const { service } = contextOf(this);
    for (const { configMap: outside } of props.from ?? []) {
      if (typeof outside === 'string') declareExternal(this, { kind: 'ConfigMap', name: outside });
    }
    this.plan = planFor(this, (place) => planEnv(props, given, place), path ?? placeOf(this));
    this.configMap = this.createConfigMap(service, `${service}-${id}`);
  }

  /** What a container lists: everything here, and variables of its own, which win. */
  forContainer(own: Readonly<Record<string, string>> = {}): ContainerEnv {
    const { from, variables } = this.plan;
    planFor(this, (path) => checkOwn(own, path));
    const ours = this.configMap === undefined ? [] : [{ configMapRef: { name: this.configMap.name } }];
    return {
      from: [...from, ...ours],
      variables: [...variables, ...Object.entries(own).map(([name, value]) => ({ name, value }))],
    };
  }

  private createConfigMap(service: string, prefix: string): ApiObject | undefined {
    const { data } = this.plan;
    if (Object.keys(data).length === 0) return undefined;
    const name = `${prefix}-${contentHash(data)}`;
    planFor(this, (path) => checkName(name, path));
    return new ApiObject(this, 'config-map', envConfigMap(service, name, data));
  }
}
