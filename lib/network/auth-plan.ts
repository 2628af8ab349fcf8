import { checkReference, type NameOr, type Path, Words } from '../kernel';

/**
 * Who is let in. The load balancer asks, so that probes, which go to the pods, are not asked: but whatever
 * else comes from outside is, monitoring and webhooks included.
 */
export type IngressAuth = BasicAuth | OidcAuth | ForwardAuth;

/** Name and password, behind `nginx`. */
export interface BasicAuth {
  /** A Secret whose key `auth` is an htpasswd file. */
  readonly basic: NameOr<'Secret'>;
}

/** OpenID Connect, behind `alb`. */
export interface OidcAuth {
  readonly oidc: {
    readonly issuer: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
    readonly userInfoEndpoint: string;
    /** A Secret with the keys `clientID` and `clientSecret`. */
    readonly secret: NameOr<'Secret'>;
  };
}

/** A service that answers for each request whether it may pass, such as oauth2-proxy; behind `nginx`. */
export interface ForwardAuth {
  readonly forward: {
    /** Asked for each request; 2xx lets it pass. */
    readonly url: string;
    /** Where a browser that may not pass is sent. @default - it is answered 401 */
    readonly signin?: string;
  };
}

const KINDS = ['basic', 'oidc', 'forward'] as const;

export function checkAuth(auth: IngressAuth, path: Path): void {
  const named = KINDS.filter((kind) => kind in auth);
  if (named.length !== 1) {
    path.refuse(`one of ${KINDS.join(', ')}`, new Words(named.join(' and ') || 'none'), 'name one of them');
  } else if ('basic' in auth) {
    checkReference(auth.basic, 'Secret', path.at('basic'));
  } else if ('oidc' in auth) {
    const { secret, ...urls } = auth.oidc;
    checkReference(secret, 'Secret', path.at('oidc').at('secret'));
    checkUrls(urls, path.at('oidc'));
  } else {
    checkUrls(auth.forward, path.at('forward'));
  }
}

/** What ingress-nginx lets a URL consist of; variables such as $host among it. */
const URL = /^https?:\/\/[-.~\w/:,?&=$]+$/;

function checkUrls(urls: Readonly<Record<string, string>>, path: Path): void {
  for (const [name, url] of Object.entries(urls)) {
    if (!URL.test(url)) path.at(name).refuse('a URL', url, "write it as 'https://login.example.com/…'");
  }
}
