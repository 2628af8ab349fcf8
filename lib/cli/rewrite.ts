import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, type Finding, InvalidProps } from '../kernel';
import type { Part } from '../synth';
import { withCleanUp } from './clean-up';
import type { Fleet } from './fleet';
import { distOf } from './synth/dist-of';

/** Texts of files by their absolute path; undefined for a file that goes. */
export type Edits = ReadonlyMap<string, string | undefined>;

/**
 * Changes files, and renders a part of dist with what Argo CD is told. Where that goes wrong, or is interrupted, the
 * files are put back as they were, and what is wrong is thrown. Gives the absolute paths of every file that changed.
 */
export async function rewrite(fleet: Fleet, edits: Edits, part: Part = {}): Promise<readonly string[]> {
  const { planPart }: typeof import('../synth') = require('../synth');
  const dist = distOf(fleet.apps);
  const before: Edits = new Map([...edits.keys()].map((file) => [file, textOf(file)]));
  let isDone = false;
  const putBack = () => {
    if (!isDone) write(before);
  };
  const changed = await withCleanUp(putBack, async () => {
    write(edits);
    const plan = planPart({ apps: fleet.apps, dist }, part);
    if (plan.errors.length > 0) throw new InvalidProps(eachOnce(plan.errors));
    await signals();
    const written = plan.write();
    isDone = true;
    const edited = [...edits].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    return [...edited, ...written.map((path) => join(dist, path))];
  });
  await signals();
  return changed;
}

/** Rendering lets no signal through; whoever pressed Ctrl-C meanwhile is heard here. */
const signals = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A file that several clusters read is wrong in each of them. */
const eachOnce = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [describe(finding), finding])).values(),
];

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

function write(edits: Edits): void {
  for (const [file, text] of edits) {
    if (text === undefined) {
      rmSync(file, { force: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  }
}
