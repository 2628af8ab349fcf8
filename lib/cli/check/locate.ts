import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding } from '../../kernel';
import type { FilePlace, Located } from '../../policy';

/** Finds where a reviewer looks for what is wrong: in what was written, and in what was rendered of it. */
export class Locator {
  private readonly texts = new Map<string, string | undefined>();

  constructor(private readonly apps: string) {}

  locate(finding: Finding, also: readonly string[]): Located {
    const rendered = this.renderedPlace(finding);
    return { finding, also, source: this.sourcePlace(finding), ...(rendered && { rendered }) };
  }

  /** Paths of findings begin with a file, with the platform, or with a service and a cluster. */
  private sourcePlace({ path, where }: Finding): FilePlace {
    const folder = basename(this.apps);
    const [file] = /^[^:]+?\.(ts|js|ya?ml)\b/.exec(path) ?? [];
    if (file !== undefined && (file.startsWith(`${folder}/`) || file.startsWith('dist/'))) return { file };
    if (/^platform\b/.test(path)) return { file: `${folder}/platform.ts` };
    const [service = '', , part = ''] = path.split('/');
    const chart = `${folder}/${service}/chart.ts`;
    const line = lineOfPart(this.textOf(chart) ?? '', where?.construct?.split('/')[1] ?? part.split('.')[0]);
    return { file: chart, ...(line !== undefined && { line }) };
  }

  private renderedPlace({ where }: Finding): FilePlace | undefined {
    if (where === undefined) return undefined;
    const file = `dist/${where.cluster}/${where.service}/${where.service}.k8s.yaml`;
    const text = this.textOf(file);
    if (text === undefined) return undefined;
    const { lineIn }: typeof import('../../policy') = require('../../policy');
    const line = lineIn(text, where);
    return { file, ...(line !== undefined && { line }) };
  }

  private textOf(file: string): string | undefined {
    if (!this.texts.has(file)) {
      const path = join(dirname(this.apps), file);
      this.texts.set(file, existsSync(path) ? readFileSync(path, 'utf8') : undefined);
    }
    return this.texts.get(file);
  }
}

/** Where a chart makes a part of that id. */
function lineOfPart(chart: string, part = ''): number | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  const made = new RegExp(`new \\w+\\(\\s*this,\\s*(['"\`])${part}\\1`).exec(chart);
  return made === null ? undefined : chart.slice(0, made.index).split('\n').length;
}
