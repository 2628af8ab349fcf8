import type { Path } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** Whether search engines are to be kept out. */
export const keepsCrawlersOut = ({ noindex, environment }: SecureIngressPlan): boolean =>
  noindex ?? !environment.production;

export const NOINDEX = { name: 'X-Robots-Tag', value: 'noindex' };

const IN_RAILS = "config.action_dispatch.default_headers['X-Robots-Tag'] = 'noindex' in Rails";

interface Door {
  /** Whose it is, in words: 'an ALB'. */
  readonly who: string;
  /** What helps besides. */
  readonly instead: string;
  /** Whether everybody can come. */
  readonly open: boolean;
}

/** For a controller that cannot set the header: refuses to promise it, and warns where it is missing. */
export function checkCrawlers(plan: SecureIngressPlan, { who, instead, open }: Door, path: Path): void {
  const { noindex, environment } = plan;
  if (noindex === true) {
    const fix = `set ${IN_RAILS}, or ${instead}`;
    path.refuse(`no noindex behind ${who}, which cannot set X-Robots-Tag`, noindex, fix);
  }
  if (noindex === undefined && !environment.production && open && plan.auth === undefined) {
    const fix = `restrict allowedFrom, or set ${IN_RAILS} and acknowledge N1, or ${instead}`;
    path.warn('N1', `crawlers kept out of '${environment.name}', which ${who} cannot do`, noindex, fix);
  }
}
