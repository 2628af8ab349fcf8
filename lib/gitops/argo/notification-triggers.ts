/** When somebody is told, what of, and in which colour. */
export interface Notice {
  readonly name: string;
  /** An expression. https://expr-lang.org/docs/language-definition */
  readonly when: string;
  readonly title: string;
  readonly colour: string;
  /** Puts the images of the release into $images, as a template. */
  readonly release: string;
  /** What went wrong, as a template; undefined where nothing did. */
  readonly reason: string | undefined;
}

const OPERATION = 'app.status?.operationState';

/** Health of before the sync says nothing about it. */
const ENDED_WELL = `${OPERATION}?.phase == 'Succeeded' and app.status.reconciledAt >= ${OPERATION}.finishedAt`;

/** One that repairs drift is no release. */
const WHOLE = `len(${OPERATION}.operation.sync?.resources ?? []) == 0`;

/** `kube deploy` ends the sync of an older release, which is no failure; the one that took too long names its reason. */
const STOPPED = `${OPERATION}?.message startsWith 'Operation terminated' and not (${OPERATION}?.message contains 'timeout')`;

/** Each release is told once: the revision of a sync moves with releases, the one of a comparison with every commit. */
export const ONCE_PER = `${OPERATION}.syncResult?.revision ?? ${OPERATION}.startedAt`;

const shortened = (images: string): string => `{{- range ${images} }}
  {{- $images = append $images (regexReplaceAll "(sha256:[0-9a-f]{12})[0-9a-f]+" (base .) "\${1}") }}
{{- end }}`;

/** What runs, as Argo CD sums it up. */
const RUNNING = `{{- $images := list }}
${shortened('(default dict .app.status.summary).images')}`;

/** What a sync was about to bring, as far as it came: the image of the migration where that failed. */
const ATTEMPTED = `{{- $images := list }}
{{- range (default dict $operation.syncResult).resources }}
${shortened('.images')}
{{- end }}`;

const FAILED_OBJECTS = `{{- $reasons := list $operation.message }}
{{- range (default dict $operation.syncResult).resources }}
  {{- if or (has .hookPhase (list "Failed" "Error")) (eq .status "SyncFailed") }}
    {{- $reasons = append $reasons (printf "%s/%s: %s" .kind .name (default "failed" .message)) }}
  {{- end }}
{{- end }}`;

const AILING_OBJECTS = `{{- $reasons := list }}
{{- range .app.status.resources }}
  {{- $health := default dict .health }}
  {{- if eq (default "" $health.status) "Degraded" }}
    {{- $reasons = append $reasons (printf "%s/%s: %s" .kind .name (default "Degraded" $health.message)) }}
  {{- end }}
{{- end }}`;

/** A release ends in one of the three. */
export const NOTICES: readonly Notice[] = [
  {
    name: 'deployed',
    when: `${ENDED_WELL} and ${WHOLE} and app.status.health.status == 'Healthy' and app.status.sync.status == 'Synced'`,
    title: 'is deployed',
    release: RUNNING,
    colour: '#2eb67d',
    reason: undefined,
  },
  {
    name: 'sync-failed',
    when: `${OPERATION}?.phase in ['Error', 'Failed'] and not (${STOPPED})`,
    title: 'could not be deployed',
    release: ATTEMPTED,
    colour: '#e01e5a',
    reason: FAILED_OBJECTS,
  },
  {
    name: 'degraded',
    when: `${ENDED_WELL} and app.status.health.status == 'Degraded'`,
    title: 'is deployed and degraded',
    release: RUNNING,
    colour: '#ecb22e',
    reason: AILING_OBJECTS,
  },
];

/** For those who need not hear that all is well. */
export const FAILURES: readonly Notice[] = NOTICES.filter(({ reason }) => reason !== undefined);
