import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type ContainerEnv, checkName, contextOf, declareReferenced, placeOf, planFor } from '../kernel';
import { contentHash, envConfigMap } from './env-config-spec';
import { type EnvPlan, planEnv } from './env-plan';
import type { EnvProps } from './env-props';
import { type Given, NOTHING_GIVEN } from './given';
import { withOwn } from './own-variables';

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
    this.plan = planFor(this, (place) => planEnv(props, given, place), path ?? placeOf(this));
    this.declareOutside(props);
    this.configMap = this.createConfigMap(`${contextOf(this).service}-${id}`);
  }

  /** The variables of a workload: those that it shares with others, or its own, made as a part of it. */
  static of(workload: Construct, component: string, env: EnvProps | EnvConfig = {}): EnvConfig {
    if (env instanceof EnvConfig) return env;
    return new EnvConfig(workload, `${component}-env`, env, NOTHING_GIVEN, `${placeOf(workload)}.env`);
  }

  /** A clear value, as containers read it; undefined for whatever comes from elsewhere. */
  clearValue(variable: string): string | undefined {
    return this.plan.data[variable];
  }

  /** What a container lists: everything here, and variables of its own, which win. */
  forContainer(
    own: Readonly<Record<string, string>> = {},
    path = `${placeOf(this)}.variables`,
  ): ContainerEnv {
    const variables = planFor(this, (place) => withOwn(this.plan, own, place), path);
    const ours = this.configMap === undefined ? [] : [{ configMapRef: { name: this.configMap.name } }];
    return { from: [...this.plan.from, ...ours], variables };
  }

  /** A ConfigMap that no construct renders is made where no chart of ours can see it. */
  private declareOutside({ from = [] }: EnvProps): void {
    for (const { configMap } of from) {
      if (configMap !== undefined) declareReferenced(this, 'ConfigMap', configMap);
    }
  }

  private createConfigMap(prefix: string): ApiObject | undefined {
    const { data } = this.plan;
    if (Object.keys(data).length === 0) return undefined;
    const name = `${prefix}-${contentHash(data)}`;
    planFor(this, (path) => checkName(name, path));
    return new ApiObject(this, 'config-map', envConfigMap(contextOf(this).service, name, data));
  }
}
