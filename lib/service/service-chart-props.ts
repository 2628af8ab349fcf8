import type { ChartSecrets } from '../config';
import type { Environment, Image, NameOr } from '../kernel';
import type { NetworkProps } from '../network';
import type { PodSecurity } from './namespace-spec';
import type { ServiceAccountProps } from './service-account-props';

export interface ServiceChartProps {
  /** @default - one of its own, called as the service */
  readonly namespace?: NamespaceProps;
  /**
   * Which of the platform's further `ingresses` lets requests in, by name. It decides about the shutdown of
   * pods too, so it is the whole chart's. @default - the platform's `ingress`
   */
  readonly ingress?: string;
  /**
   * Secrets beside `dotenv` whose values come from the source that the environment has, by name. What pods read
   * of any other Secret is taken to be made elsewhere. @default - `dotenv` alone, where a pod reads it
   */
  readonly secrets?: ChartSecrets;
  /** Who may reach its pods, and whom they may reach. @default - what the platform declares */
  readonly network?: NetworkProps;
  /**
   * What Pod Security enforces in a namespace of its own; anything but `restricted` is reported (P4).
   * @default 'restricted'
   */
  readonly podSecurity?: PodSecurity;
  /**
   * An account that exists elsewhere, by name or as an object, or what the chart's own is like.
   * @default - one of its own, called as the service
   */
  readonly serviceAccount?: NameOr<'ServiceAccount'> | ServiceAccountProps;
}

export interface NamespaceProps {
  /** 63 characters at most. */
  readonly name: string;
  /** Whether this chart makes the namespace, its quota and its limits. @default true */
  readonly owned?: boolean;
}

/** Which service a chart is, where it runs and what it runs: the platform's part of it. */
export interface ServicePlace {
  readonly service: string;
  readonly environment: Environment;
  readonly image: Image | undefined;
  /** The service's folder below apps, absolute. */
  readonly folder: string;
}
