/** How a repository calls `kube`, from its top. */
export interface HookPlan {
  /** What the whole hook is. */
  readonly script: string;
  /** What a hook of somebody else has to do. */
  readonly line: string;
}

export interface HookProps {
  /** The folder of package.json, from the top of the repository; '' for the top. */
  readonly folder: string;
  /** Whether its package.json has a script `kube`. */
  readonly hasScript: boolean;
}

const CHECK = 'hooks check --staged';

/** Whether a hook runs the check, however it does. */
export const runsCheck = (script: string): boolean =>
  script.split('\n').some((line) => !/^\s*#/.test(line) && line.includes(CHECK));

/** Some let the one call the other, as the sample of Git does. https://git-scm.com/docs/githooks#_pre_merge_commit */
export const callsPreCommit = (script: string): boolean =>
  script.split('\n').some((line) => !/^\s*#/.test(line) && /\bpre-commit\b/.test(line));

/** The first lines tell our own hook from others. */
const MARK = "#!/bin/sh\n# Written by 'kube hooks install'";

export const isOurs = (script: string): boolean => script.startsWith(MARK);

/**
 * Plans a hook that asks nothing of the network. It stays at the top of the repository, for the variables that
 * Git gives to hooks may be paths from there. https://git-scm.com/docs/githooks#_description
 */
export function planHook({ folder, hasScript }: HookProps): HookPlan {
  const command = hasScript ? viaScript(folder) : quoted(`${inside(folder)}node_modules/.bin/kube`);
  const line = `${command}${hasScript ? ' --' : ''} ${CHECK} || exit 1`;
  const needed = quoted(`${inside(folder)}node_modules`);
  const script = `${MARK}: refuses to commit secrets that are not encrypted.
if [ ! -d ${needed} ]; then
  echo "kube hooks: expected ${inside(folder)}node_modules, got nothing; run 'npm ci' there" >&2
  exit 1
fi
${line}
`;
  return { script, line };
}

const inside = (folder: string): string => (folder === '' ? '' : `${folder}/`);

const viaScript = (folder: string): string =>
  folder === '' ? 'npm run --silent kube' : `npm run --silent --prefix ${quoted(folder)} kube`;

const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
