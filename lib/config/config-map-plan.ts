import { createHash } from 'node:crypto';
import { checkName, isDnsSubdomain, LABEL_LENGTH, type Path } from '../kernel';

type Texts = Readonly<Record<string, string>>;

/** A ConfigMap and its name, in whose keys the order of lines makes no difference. */
export interface ConfigMapPlan {
  readonly name: string;
  readonly data: Texts;
  /** In base64. */
  readonly binaryData: Texts;
  /** Whether another content has another name. */
  readonly immutable: boolean;
  /** Changes with the content; only where the name does not. */
  readonly checksum?: string;
}

export interface ConfigMapContent {
  readonly data: Texts;
  /** In base64. @default - none */
  readonly binaryData?: Texts;
}

/** How a ConfigMap is called: `prefix` and a hash of its content, unless somebody expects a `fixed` name. */
export interface ConfigMapNaming {
  readonly prefix: string;
  readonly fixed: string | undefined;
  /** The prop that fixes the name. */
  readonly prop: string;
}

export function planConfigMap(
  { data, binaryData = {} }: ConfigMapContent,
  { prefix, fixed, prop }: ConfigMapNaming,
  path: Path,
): ConfigMapPlan {
  const content = { data: sorted(Object.entries(data)), binaryData: sorted(Object.entries(binaryData)) };
  const hash = contentHash(content.data, content.binaryData);
  if (fixed !== undefined) {
    checkFixedName(fixed, path.at(prop));
    return { name: fixed, ...content, immutable: false, checksum: hash };
  }
  const name = `${prefix}-${hash}`;
  checkName(name, path);
  return { name, ...content, immutable: true };
}

/** Eight hex digits of the content: another content is another object, and another pod template. */
export const contentHash = (data: Texts, binaryData: Texts = {}): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.keys(binaryData).length === 0 ? data : [data, binaryData]))
    .digest('hex')
    .slice(0, 8);

/** In the order of the alphabet: moving a line rolls no pod. */
export const sorted = (data: readonly (readonly [string, string])[]): Texts =>
  Object.fromEntries([...data].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Behind `checksum/` it is an annotation's name, which has 63 characters at most. */
function checkFixedName(name: string, path: Path): void {
  if (isDnsSubdomain(name) && name.length <= LABEL_LENGTH) return;
  const expected = `a name of lower-case letters, digits, '-' and '.', ${LABEL_LENGTH} characters at most`;
  path.refuse(expected, name, 'choose a shorter or simpler name');
}
