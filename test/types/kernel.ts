/** What must not compile, with the flags of lib. Each line fails `tsc` when its mistake begins to compile. */
import type { Cpu, Duration, Environment, KubernetesVersion, Memory, Percent } from '../../lib/kernel';
import type { RolloutProps } from '../../lib/rollout';

// @ts-expect-error undefined is no value: leave it out, or pick one
export const surge: RolloutProps = { maxSurge: undefined };

export const share: RolloutProps = {
  // @ts-expect-error a share has a percent sign
  maxSurge: '10',
};

export const replica: RolloutProps = {
  // @ts-expect-error it is called replicas
  replica: 3,
};

// @ts-expect-error thousandths of a byte are no memory
export const memory: Memory = '768m';

// @ts-expect-error lower-case units are none
export const lower: Memory = '768mi';

// @ts-expect-error a core has no unit
export const cpu: Cpu = '2cores';

// @ts-expect-error weeks are no unit
export const duration: Duration = '2w';

// @ts-expect-error a percentage is text
export const percent: Percent = 10;

// @ts-expect-error the version is 1.34, without a v
export const version: KubernetesVersion = 'v1.34';

// @ts-expect-error what an environment is must be said
export const environment: Environment = { name: 'qa' };
