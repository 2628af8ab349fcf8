import type { AcmCertificate, IssuedCertificate, ManagedCertificate, SecretCertificate } from './tls-source';

/** The controller that lets requests in, and what only the platform knows about it. */
export type IngressFacts = AlbFacts | GatewayFacts | NginxFacts | GceFacts;

/** AWS load balancer controller. */
export interface AlbFacts {
  readonly controller: 'alb';
  /** Addresses that requests reach the pods from: the load balancer's subnets. */
  readonly sources: readonly string[];
  /** ACM certificate. @default - found by the controller from the hosts */
  readonly certificateArn?: string;
  /** The same as `certificateArn`; one of the two. @default - found by the controller from the hosts */
  readonly tls?: AcmCertificate;
  /** @default 'internet-facing' */
  readonly scheme?: 'internet-facing' | 'internal';
  /** Address ranges that may send requests. @default - all */
  readonly allowedFrom?: readonly string[];
  /** IngressClass of the controller. @default 'alb' */
  readonly className?: string;
}

/** Gateway API. */
export interface GatewayFacts {
  readonly controller: 'gateway';
  /** Addresses that requests reach the pods from: the gateway's pods or proxies. */
  readonly sources: readonly string[];
  /** The platform's Gateway, with one listener for TLS and one that only redirects. */
  readonly gateway: {
    readonly name: string;
    readonly namespace: string;
    /** @default 'https' */
    readonly httpsListener?: string;
    /** @default 'http' */
    readonly httpListener?: string;
  };
  /** Address ranges that may send requests; no standard route can say this, so it is refused. */
  readonly allowedFrom?: readonly string[];
  /** Certificates are the Gateway's own. */
  readonly tls?: never;
}

/**
 * ingress-nginx, for clusters that still have it: it was retired in March 2026.
 * https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 */
export interface NginxFacts {
  readonly controller: 'nginx';
  /** Addresses that requests reach the pods from: those of the controller's pods. */
  readonly sources: readonly string[];
  /** IngressClass of the controller; one with ModSecurity is often called `modsec`. @default 'nginx' */
  readonly className?: string;
  /** Address ranges that may send requests (`whitelist-source-range`). @default - all */
  readonly allowedFrom?: readonly string[];
  /** @default - the controller's own certificate, `--default-ssl-certificate` */
  readonly tls?: SecretCertificate | IssuedCertificate;
  /**
   * Headers that the controller lets an Ingress set on answers: its `global-allowed-response-headers`, spelt
   * as there. With 'X-Robots-Tag' among them, search engines can be kept out. @default - none
   */
  readonly responseHeaders?: readonly string[];
}

/** Ingress of Google Kubernetes Engine. */
export interface GceFacts {
  readonly controller: 'gce';
  /**
   * Addresses that requests and health checks reach the pods from. For `gce-internal` name the proxy-only
   * subnet and Google's two ranges. https://cloud.google.com/load-balancing/docs/firewall-rules
   * @default - Google's front ends and health checks, 130.211.0.0/22 and 35.191.0.0/16; none for gce-internal
   */
  readonly sources?: readonly string[];
  /** A load balancer on the internet, or one inside the network, which serves TLS only. @default 'gce' */
  readonly className?: 'gce' | 'gce-internal';
  /** Name of a reserved address, global or (`gce-internal`) regional: for one service. @default - any address */
  readonly staticIp?: string;
  /** @default - a certificate that Google manages; none for gce-internal */
  readonly tls?: SecretCertificate | IssuedCertificate | ManagedCertificate;
  /** Cloud Armor policy, which decides who may send requests; not for gce-internal. @default - none */
  readonly securityPolicy?: string;
  /** SSL policy, which decides about TLS versions; not for gce-internal. @default - Google's, from TLS 1.0 */
  readonly sslPolicy?: string;
  /** Who may send requests is said by `securityPolicy`. */
  readonly allowedFrom?: never;
}
