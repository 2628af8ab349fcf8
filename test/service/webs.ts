import { RailsService, type RailsServiceProps, type WebProps } from '../../lib';
import { type Rendered, render } from '../rendering';

/** Yashima with this web process. */
export const renderWeb = (
  web: WebProps = {},
  rest: RailsServiceProps = {},
  cluster = 'production',
): Rendered =>
  render((chart) => new RailsService<string, string>(chart, 'rails', { ...rest, web }), { cluster });

export const web = (props?: WebProps, rest?: RailsServiceProps, cluster?: string) =>
  renderWeb(props, rest, cluster).container('Deployment', 'yashima-web');

/** Variables of the web process alone. */
export const variables = (props: WebProps): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries((web(props).env ?? []).map(({ name, value }) => [name, value]));

/** What is found wrong, without the place of the web process. */
export const findings = (props: WebProps): readonly string[] =>
  renderWeb(props).findings.map((finding) => finding.replace('yashima/production/web.', ''));
