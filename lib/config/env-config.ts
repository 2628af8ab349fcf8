import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type ContainerEnv, contextOf, declareReferenced, type Labels, placeOf, planFor } from '../kernel';
import { type ConfigMapPlan, planConfigMap } from './config-map-plan';
import { configMap } from './config-map-spec';
import { type EnvPlan, planEnv } from './env-plan';
import type { EnvProps } from './env-props';
import { type Given, NOTHING_GIVEN } from './given';
import { planOwn } from './own-variables';

/**
 * The variables of one or several workloads: clear values in an immutable ConfigMap named after its content,
 * secrets by reference. Hand one to several workloads to declare their variables once.
 */
export class EnvConfig extends Construct {
  /** The ConfigMap of the clear values; undefined when there are none. */
  readonly configMap: ApiObject | undefined;
  /** Annotations by which pods are rolled when a ConfigMap of a fixed name changes; else none. */
  readonly checksums: Labels;
  private readonly plan: EnvPlan;

  constructor(scope: Construct, id: string, props: EnvProps, given: Given = NOTHING_GIVEN, path?: string) {
    super(scope, id);
    const place = path ?? placeOf(this);
    this.plan = planFor(this, (where) => planEnv(props, given, where), place);
    this.declareOutside(props);
    const map = this.planConfigMap(props.configMap, place);
    this.configMap = map && new ApiObject(this, 'config-map', configMap(contextOf(this).service, map));
    this.checksums = map?.checksum === undefined ? {} : { [`checksum/${map.name}`]: map.checksum };
  }

  /** The variables of a workload: those that it shares with others, or its own, made as a part of it. */
  static of(workload: Construct, component: string, env: EnvProps | EnvConfig = {}): EnvConfig {
    if (env instanceof EnvConfig) return env;
    return new EnvConfig(workload, `${component}-env`, env, NOTHING_GIVEN, `${placeOf(workload)}.env`);
  }

  /** A clear value, as containers read it; undefined for whatever comes from elsewhere. */
  clearValue(variable: string): string | undefined {
    return Object.hasOwn(this.plan.data, variable) ? this.plan.data[variable] : undefined;
  }

  /** What a container lists: everything here, and what only it has, which wins. */
  forContainer(own: EnvProps = {}, path = `${placeOf(this)}.variables`): ContainerEnv {
    this.declareOutside(own);
    const ours = this.configMap === undefined ? [] : [{ configMapRef: { name: this.configMap.name } }];
    const { from, variables } = planFor(this, (place) => planOwn(this.plan, own, place), path);
    return { from: [...from, ...ours], variables };
  }

  /** A ConfigMap that no construct renders is made where no chart of ours can see it. */
  private declareOutside({ from = [] }: EnvProps): void {
    for (const { configMap } of from) {
      if (configMap !== undefined) declareReferenced(this, 'ConfigMap', configMap);
    }
  }

  /** One of a fixed name is there even if it is empty, for somebody else may look for it. */
  private planConfigMap(fixed: string | undefined, path: string): ConfigMapPlan | undefined {
    const { data } = this.plan;
    if (fixed === undefined && Object.keys(data).length === 0) return undefined;
    const prefix = `${contextOf(this).service}-${this.node.id}`;
    return planFor(
      this,
      (place) => planConfigMap({ data }, { prefix, fixed, prop: 'configMap' }, place),
      path,
    );
  }
}
