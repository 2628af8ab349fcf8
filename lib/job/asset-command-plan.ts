import { type Path, Words } from '../kernel';
import type { AssetUploadProps, Bucket } from './asset-upload-props';

const BUCKET = /^(s3|gs):\/\/[a-z0-9][a-z0-9._-]*[a-z0-9](\/\S*)?$/;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** What adds the files to the bucket: the chart's own command, or the tool of the bucket's owner. */
export function planUpload(props: AssetUploadProps, directory: string, path: Path): readonly string[] {
  const { to, command, cacheControl } = props;
  if (command !== undefined) {
    for (const [prop, value] of Object.entries({ to, cacheControl })) {
      if (value === undefined) continue;
      path.at(prop).refuse('none beside command, which says it itself', value, 'remove one of the two');
    }
    checkAdditive(command, path.at('command'));
    return command;
  }
  if (to === undefined || !BUCKET.test(to)) {
    path
      .at('to')
      .refuse('a bucket and a prefix', to, "write it as 's3://bucket/assets' or 'gs://bucket/assets'");
  }
  return toolFor(to ?? 's3://', directory, cacheControl ?? IMMUTABLE);
}

/**
 * Neither deletes unless it is told to, and neither writes again what is there: a name has one content.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/sync.html
 * https://docs.cloud.google.com/sdk/gcloud/reference/storage/rsync
 */
const toolFor = (to: Bucket, directory: string, cacheControl: string): readonly string[] =>
  to.startsWith('gs:')
    ? [
        ...['gcloud', 'storage', 'rsync', directory, to],
        ...['--recursive', '--no-clobber', `--cache-control=${cacheControl}`],
      ]
    : [
        ...['aws', 's3', 'sync', directory, to],
        ...['--size-only', '--no-progress', '--cache-control', cacheControl],
      ];

/** Words by which the usual tools delete; rclone's sync does so unasked. */
const DELETING = [
  /\s--?(?:del(?:ete)?|remove)(?:-[\w-]+)?(?!\S*=false)(?=[\s=])/,
  /\s(?:rm|rb)(?=\s)/,
  /\srclone sync(?=\s)/,
  /\srsync (?:\S+ )*-[a-zA-Z]*d[a-zA-Z]*(?=\s)/,
];

function checkAdditive(command: readonly string[], path: Path): void {
  const line = ` ${command.join(' ')} `;
  const found = DELETING.map((words) => words.exec(line)?.[0].trim()).find((word) => word !== undefined);
  if (command.length === 0) path.refuse('a program and its arguments', command, 'leave it out for `to`');
  if (found === undefined) return;
  const fix =
    'leave the files of old versions: while pods are replaced, both versions are asked for theirs (F46)';
  path.refuse('a command that only adds', new Words(`'${found}', which deletes`), fix);
}
