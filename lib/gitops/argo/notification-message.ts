import type { ArgoPlan } from './argo-plan';
import type { Notice } from './notification-triggers';

/** What Slack would take for a mention or a link. https://api.slack.com/reference/surfaces/formatting#escaping */
const escaped = 'replace "&" "&amp;" | replace "<" "&lt;" | replace ">" "&gt;"';

const label = (key: string): string => `index $labels "${key}" | default "-"`;

/** The images without their registry: what a release is known by. */
const IMAGES = '$images | join "\\n" | default "-"';

const REVISION = '$revision | trunc 12 | default "-"';

const REASON = `$reasons | join "\\n" | trunc 1500 | ${escaped}`;

const START = `{{- $labels := default dict .app.metadata.labels }}
{{- $operation := .app.status.operationState }}
{{- $revision := default dict $operation.syncResult | dig "revision" "" }}
{{- $images := list }}
{{- range (default dict .app.status.summary).images }}
  {{- $images = append $images (regexReplaceAll "(sha256:[0-9a-f]{12})[0-9a-f]+" (base .) "\${1}") }}
{{- end }}
{{- $images = uniq $images -}}
`;

/** A message for Slack, as a template of the notifications controller. */
export const messageOf = (
  { title, colour, reason }: Notice,
  { url }: ArgoPlan,
): string => `message: "{{ .app.metadata.name }} ${title}"
slack:
  attachments: |
${indented(indented(attachment(colour, reason, url)))}
`;

function attachment(colour: string, reason: string | undefined, url: string | undefined): string {
  const fields = [
    ['Service', label('app.kubernetes.io/name')],
    ['Environment', label('cdk8s-rails/environment')],
    ['Cluster', label('cdk8s-rails/cluster')],
    ['Team', label('cdk8s-rails/team')],
    ['Release', IMAGES],
    ['Commit', REVISION],
  ].map(([name, value]) => `{ "title": "${name}", "value": {{ ${value} | toJson }}, "short": true }`);
  const last = reason === undefined ? [] : [`{ "title": "Reason", "value": {{ ${REASON} | toJson }} }`];
  return `${START}${reason === undefined ? '' : `${reason}\n`}[{
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
