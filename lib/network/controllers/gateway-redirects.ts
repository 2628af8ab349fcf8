import type { HttpRouteSpecRules } from '../../../imports/gateway.networking.k8s.io';
import type { RedirectPlan } from '../redirects-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/ */
export const TO_TLS: HttpRouteSpecRules = {
  matches: [{ path: { type: 'PathPrefix', value: '/' } }],
  filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
};

/** Paths of the ingress's own hosts. */
export const pathRedirects = ({ redirects }: SecureIngressPlan): readonly HttpRouteSpecRules[] =>
  redirects.flatMap((redirect) => (redirect.host === undefined ? [ruleOf(redirect)] : []));

/** Other hosts, as a whole. */
export const hostRedirects = ({ redirects }: SecureIngressPlan) =>
  redirects.flatMap((redirect) =>
    redirect.host === undefined ? [] : [{ host: redirect.host, rule: ruleOf(redirect) }],
  );

const ruleOf = ({ path, toHost, toPath, status }: RedirectPlan): HttpRouteSpecRules => ({
  matches: [{ path: { type: 'PathPrefix', value: path } }],
  filters: [
    {
      type: 'RequestRedirect',
      requestRedirect: {
        scheme: 'https',
        ...(toHost !== undefined && { hostname: toHost }),
        ...(toPath !== undefined && { path: { type: 'ReplaceFullPath', replaceFullPath: toPath } }),
        statusCode: status,
      },
    },
  ],
});
