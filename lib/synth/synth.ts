import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Finding, inspect, Words } from '../kernel';
import { committedDist } from './committed';
import { discover } from './discover';
import { readDist } from './dist-files';
import { findingLines, outcomeLine, summaryLines } from './summary';
import { planSynth, type SynthPlan } from './synth-plan';
import { constructMetadata, METADATA } from './validation';
import { fileFinding, write } from './write';

export interface SynthProps {
  /** The folder that holds one folder a service. */
  readonly apps: string;
  /** Where the files go that Argo CD reads. What else lies there is left alone. */
  readonly dist: string;
  /**
   * A second folder for the same files: the one from which the cdk8s CLI reads them afterwards.
   * @default - none
   */
  readonly out?: string | undefined;
  /**
   * Whether `out` is to say which construct each object came from: the cdk8s CLI asks for it where cdk8s.yaml has validations.
   * @default false
   */
  readonly metadata?: boolean | undefined;
  /**
   * A revision of Git whose dist must not be lost by mistake: the branch into which a pull request goes.
   * @default - the last commit, or the one before it where apps and dist are as that left them; without Git, dist itself
   */
  readonly base?: string | undefined;
}

export interface SynthResult {
  /** 0 when everything was written, 1 when anything was not. */
  readonly exitCode: 0 | 1;
  /** Errors and open warnings, of every cluster. */
  readonly findings: readonly Finding[];
  /** What a person should read. */
  readonly lines: readonly string[];
}

/**
 * Renders every chart in `apps` for every cluster of its platform, checks it all, and brings `dist` up to
 * date. A service with an error keeps its files; a broken fleet-wide rule changes nothing. Never throws for
 * what charts, releases or the file system do wrong.
 */
export function synth({ apps, dist, out, base, metadata = false }: SynthProps): SynthResult {
  const services = discover(apps);
  if (services.length === 0) return result(nothingIn(apps), []);
  const existing = attempt(dist, () => readDist(dist));
  if ('faults' in existing) return result(existing.faults, []);
  const { committed, findings: unknown } = committedDist({ apps, dist, base }, existing.value);
  if (unknown.length > 0) return result(unknown, []);
  const plan = planSynth(services, existing.value, committed);
  const written = attempt(dist, () => write(dist, plan.operations, existing.value.contents));
  const findings = plan.verdicts.map(({ finding }) => finding);
  if ('faults' in written) return result([...findings, ...written.faults], plan.clusterNames);
  if (findings.some(isError)) return result(findings, plan.clusterNames, outcomeLine(plan));
  const copied = attempt(dist, () => copy(plan, { dist, out, metadata }));
  if ('faults' in copied) return result([...findings, ...copied.faults], plan.clusterNames);
  return result(findings, plan.clusterNames, ...summaryLines(plan));
}

/**
 * `synth` for a program: tells the outcome on stderr, because the cdk8s CLI discards stdout, and by exit code. The CLI says by a
 * variable whether it wants `metadata`.
 */
export function runSynth({
  metadata = process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true',
  ...props
}: SynthProps): void {
  const { exitCode, lines } = synth({ ...props, metadata });
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = exitCode;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

const result = (findings: readonly Finding[], clusters: readonly string[], ...summary: readonly string[]) =>
  ({
    exitCode: findings.some(isError) ? 1 : 0,
    findings,
    lines: [...findingLines(findings, clusters), ...summary],
  }) as const;

/** Runs something that asks the file system; what that refuses is a finding. */
function attempt<T>(dist: string, work: () => T): { value: T } | { faults: readonly Finding[] } {
  try {
    return { value: work() };
  } catch (error) {
    return { faults: fileFinding(dist, error) };
  }
}

const nothingIn = (apps: string): readonly Finding[] =>
  inspect(basename(apps), (path) =>
    path.refuse('a folder with a chart.ts for each service', new Words('none'), 'write the first chart'),
  ).findings;

/** The CLI empties its folder first, so nothing there is stale. */
function copy(
  { clusters, argocd, renderings }: SynthPlan,
  { dist, out, metadata }: Pick<SynthProps, 'dist' | 'out' | 'metadata'>,
): void {
  if (out === undefined || resolve(out) === resolve(dist)) return;
  const plans = [...clusters, ...(argocd ? [argocd] : [])];
  for (const [path, content] of plans.flatMap(({ files }) => [...files])) {
    mkdirSync(join(out, dirname(path)), { recursive: true });
    writeFileSync(join(out, path), content);
  }
  if (metadata === true) writeFileSync(join(out, METADATA), constructMetadata(renderings));
}
