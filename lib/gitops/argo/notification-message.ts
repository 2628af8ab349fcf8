import type { ArgoPlan } from './argo-plan';
import type { Notice } from './notification-triggers';

/** What Slack would take for a mention or a link. https://api.slack.com/reference/surfaces/formatting#escaping */
const escaped = 'replace "&" "&amp;" | replace "<" "&lt;" | replace ">" "&gt;"';

const label = (key: string): string => `index $labels "${key}" | default "-"`;

/** The images without their registry: what a release is known by. */
const IMAGES = `$images | uniq | join "\\n" | ${escaped} | default "-"`;

const REVISION = '$revision | trunc 12 | default "-"';

/** A cut may leave half of an escape, which goes too. */
const cut = 'trunc 1500 | regexFind "^([^&]|&[a-z]+;)*"';

const REASON = `$reasons | join "\\n" | ${escaped} | ${cut} | default "-"`;

const START = `{{- $labels := default dict .app.metadata.labels }}
{{- $operation := .app.status.operationState }}
{{- $revision := default dict $operation.syncResult | dig "revision" "" }}
`;

/** A message for Slack, as a template of the notifications controller. */
export const messageOf = (
  notice: Notice,
  { url }: ArgoPlan,
): string => `message: "{{ .app.metadata.name }} ${notice.title}"
slack:
  attachments: |
${indented(indented(attachment(notice, url)))}
`;

function attachment({ colour, release, reason }: Notice, url: string | undefined): string {
  const fields = [
    ['Service', label('app.kubernetes.io/name')],
    ['Environment', label('cdk8s-rails/environment')],
    ['Cluster', label('cdk8s-rails/cluster')],
    ['Team', label('cdk8s-rails/team')],
    ['Release', IMAGES],
    ['Commit', REVISION],
  ].map(([name, value]) => `{ "title": "${name}", "value": {{ ${value} | toJson }}, "short": true }`);
  const last = reason === undefined ? [] : [`{ "title": "Reason", "value": {{ ${REASON} | toJson }} }`];
  return `${START}${release}
${reason === undefined ? '' : `${reason}\n`}[{
  "color": "${colour}",
  ${url === undefined ? '' : link(url)}"fields": [
    ${[...fields, ...last].join(',\n    ')}
  ]
}]`;
}

const link = (url: string): string =>
  `"title": {{ .app.metadata.name | toJson }},
  "title_link": {{ printf "%s/applications/%s/%s" ${JSON.stringify(url.replace(/\/+$/, ''))} .app.metadata.namespace .app.metadata.name | toJson }},
  `;

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
