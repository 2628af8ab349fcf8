import type { Duration } from '../kernel';

/** How a pod ends: the numbers that load balancer, pod and process must agree on. */
export interface ShutdownProps {
  /** Longest request that is let through (R), 1s or more; the load balancer cuts what takes longer. @default '30s' */
  readonly longestRequest?: Duration;
  /**
   * How long the load balancer lets open requests finish on a pod that leaves (D), longestRequest or more,
   * 1h at most. @default - longestRequest
   */
  readonly deregistrationDelay?: Duration;
  /**
   * How long a leaving pod goes on serving before it is told to stop (S), so that whoever still knows its
   * address is answered. @default - deregistrationDelay + 5s behind an ALB, else 15s
   */
  readonly preStop?: Duration;
  /** Longest job that a worker may finish before it is told off (J); pods without a port only. @default '25s' */
  readonly jobTimeout?: Duration;
  /** When Kubernetes kills what still runs. @default - preStop + longestRequest + 5s; jobTimeout + 5s */
  readonly grace?: Duration;
}

/** Seconds. `preStop` is 0 for pods that serve nothing: nobody knows their address. */
export interface ShutdownPlan {
  readonly longestRequest: number;
  readonly deregistrationDelay: number;
  readonly preStop: number;
  readonly jobTimeout: number;
  readonly grace: number;
}
