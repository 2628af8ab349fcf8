import type { Memory, TlsSource } from '../kernel';
import type { IngressAuth } from './auth-plan';
import type { IngressGroup } from './group-plan';
import type { Reachable } from './reachable';
import type { Redirect } from './redirects-plan';
import type { PathTo } from './routes-plan';

export interface SecureIngressProps {
  /** What requests are led to: RailsService, a RollingDeployment, or whatever else is `Reachable`. */
  readonly service: Reachable;
  /**
   * Hosts that it answers to, lower case; `*.example.com` covers one label.
   * @default - the hosts of the service, or the chart's name in the domain of the environment
   */
  readonly hosts?: readonly string[];
  /**
   * Path prefixes. `{ path: '/cable', service: this.cable, timeout: '1h' }` says more about one of them; the
   * longest prefix wins, whatever the order. What the service leads to its own parts is added. @default ['/']
   */
  readonly paths?: readonly (string | PathTo)[];
  /**
   * Address ranges that may send requests, IPv4 or IPv6. Behind `alb` and `nginx`.
   * @default - those of the environment's ingress, else all
   */
  readonly allowedFrom?: readonly string[];
  /**
   * Whether search engines are told to stay away (`X-Robots-Tag: noindex`). An ALB cannot say it, nor can
   * `nginx` unless the platform allows the header: there `true` is refused, and outside production a public
   * ingress is warned about (N1) unless this is `false`. @default - true outside production
   */
  readonly noindex?: boolean;
  /** Where the certificate comes from. Behind `gateway` it is the Gateway's. @default - the platform's */
  readonly tls?: TlsSource;
  /**
   * What plain HTTP is answered: sent to TLS, or not at all. Not to be closed behind `nginx`, whose port is
   * everybody's. @default 'redirect'
   */
  readonly plainHttp?: 'redirect' | 'closed';
  /**
   * What the pods see in place of each of `paths`: '/' takes the prefix away. Behind `alb` (controller 2.14.1 or
   * later), `gateway` and `nginx`, where every path of these hosts then is a regular expression that does not
   * tell capitals from small letters. @default - the path as it was asked for
   */
  readonly rewrite?: string;
  /** Hosts and paths that are sent elsewhere. Behind `alb`, `gateway` and `nginx`. @default - none */
  readonly redirects?: readonly Redirect[];
  /**
   * Largest body of a request; larger ones are answered 413. Only `nginx` has a limit of its own.
   * @default - that of the controller, which is 1Mi unless the platform team changed it
   */
  readonly bodySize?: Memory | 'unlimited';
  /** Who is let in; meant for what is not public yet. @default - everybody */
  readonly auth?: IngressAuth;
  /**
   * One ALB for several ingresses, which trust each other: each can take over paths of the others. Behind
   * `gateway` and `nginx`, where all ingresses share one load balancer anyway, it says nothing; `gce` has one
   * for each. @default - its own
   */
  readonly group?: IngressGroup;
  /** To which pod the ALB gives a request; the second is better where requests differ much. @default 'round_robin' */
  readonly balancing?: 'round_robin' | 'least_outstanding_requests';
  /**
   * Whether it answers every host that nothing else answers, an IP address included. The hosts only name the
   * certificate then. @default false
   */
  readonly defaultBackend?: boolean;
  /** Further annotations, added last; one that the library writes itself is refused. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - the name of the service */
  readonly name?: string;
}
