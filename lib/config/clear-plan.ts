import type { EnvVar } from 'kubernetes-types/core/v1';
import { type Path, Words } from '../kernel';
import type { ClearValue } from './env-props';
import { looksSecret } from './secret-shape';
import type { VariableNames } from './variable-names';

const REFERENCE = /\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g;

/**
 * Plain values go to the ConfigMap. One with `$(OTHER)` must stand among the container's own variables,
 * behind those that it mentions: Kubernetes puts nothing from a ConfigMap into it.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function clearVariables(
  clear: Readonly<Record<string, ClearValue>>,
  names: VariableNames,
  path: Path,
) {
  const plain: Record<string, string> = {};
  const composed: EnvVar[] = [];
  for (const [name, value] of Object.entries(clear)) {
    names.take(name, path.at(name), String(value));
    const text = checkedText(name, value, path.at(name));
    const mentioned = [...text.matchAll(REFERENCE)].map(([, other = '']) => other);
    if (mentioned.length === 0) plain[name] = text;
    else composed.push({ name, value: compose(text, mentioned, plain, names, path.at(name)) });
  }
  return { plain, composed };
}

function compose(
  text: string,
  mentioned: readonly string[],
  plain: Readonly<Record<string, string>>,
  names: VariableNames,
  path: Path,
): string {
  for (const other of mentioned) {
    if (!names.has(other)) {
      path.refuse(
        'variables that stand before it',
        new Words(`$(${other})`),
        `declare ${other} above it, or write $$(…) for the text itself`,
      );
    }
  }
  return text.replace(REFERENCE, (reference, other: string) => plain[other] ?? reference);
}

function checkedText(name: string, value: ClearValue, path: Path): string {
  const text = String(value);
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    path.refuse(
      'a string, a finite number or a boolean',
      value,
      'write the value, or leave the variable out',
    );
  }
  if (looksSecret(name, text)) {
    path.refuse(
      'a value that anybody may read',
      new Words('what looks like a secret'),
      `put it into the Secret and name its key: secret: ['${name}']`,
    );
  }
  return text;
}

/** Variables of a single container are read by anybody too. */
export function checkOwn(own: Readonly<Record<string, string>>, path: Path): void {
  for (const [name, value] of Object.entries(own)) checkedText(name, value, path.at(name));
}
