import { isUtf8 } from 'node:buffer';
import { checkRendered, isDataKey, looksSecret, type Path, show, Words } from '../kernel';
import type { ConfigFilesProps } from './config-files-props';
import type { ConfigMapContent } from './config-map-plan';
import { LARGEST_FILE, type ServiceFile } from './service-file';

/** What was read of the files that a chart names, by their keys. */
export interface FilesRead {
  /** The service's folder, as messages name it. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, ServiceFile>;
}

/** The content of a ConfigMap of files; `read` is undefined where no folder belongs to the chart. */
export function planFiles(
  { files = {}, texts = {} }: ConfigFilesProps,
  read: FilesRead | undefined,
  path: Path,
): ConfigMapContent {
  const content = new Content();
  if (Object.keys(files).length + Object.keys(texts).length === 0) {
    path
      .at('files')
      .refuse('a file or a text', undefined, "name one: files: { 'nginx.conf': 'nginx/nginx.conf' }");
  }
  if (read === undefined && Object.keys(files).length > 0) {
    const fix = 'write texts, or let the chart extend the ServiceChart of a platform';
    path.at('files').refuse('a chart with a folder below apps', new Words('one without'), fix);
  }
  for (const [key, name] of Object.entries(files)) {
    const place = path.at('files').at(key);
    if (checkKey(key, place)) content.add(key, bytesOf(name, read, read?.files.get(key), place), place);
  }
  for (const [key, text] of Object.entries(texts)) {
    const place = path.at('texts').at(key);
    if (checkKey(key, place)) content.add(key, bytesOfText(text, place), place);
  }
  content.checkSize(path);
  return content.whole;
}

const NOTHING = Buffer.alloc(0);

/** https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
class Content {
  private readonly data = new Map<string, string>();
  private readonly binaryData = new Map<string, string>();
  private size = 0;

  /** Takes a file's bytes; of one that is too large, only how many they are. */
  add(key: string, bytes: Buffer | number, path: Path): void {
    if (this.data.has(key) || this.binaryData.has(key)) {
      path.refuse('each key once', new Words(`${show(key)} in files too`), 'remove one of the two');
      return;
    }
    this.size += typeof bytes === 'number' ? bytes : bytes.length;
    const known = typeof bytes === 'number' ? NOTHING : withoutSecret(key, bytes, path);
    if (isUtf8(known)) this.data.set(key, known.toString());
    else this.binaryData.set(key, known.toString('base64'));
  }

  get whole(): ConfigMapContent {
    return { data: Object.fromEntries(this.data), binaryData: Object.fromEntries(this.binaryData) };
  }

  checkSize(path: Path): void {
    if (this.size <= LARGEST_FILE) return;
    const fix = 'put what is large into the image, or onto a volume';
    path.refuse(`${LARGEST_FILE} bytes (1 MiB) together`, new Words(`${this.size} bytes`), fix);
  }
}

function checkKey(key: string, path: Path): boolean {
  if (isDataKey(key)) return checkRendered(key, path);
  const fix = 'name the file without directories, and give it its place by items of the volume';
  path.refuse("a key of letters, digits, '-', '_' and '.'", new Words('something else'), fix);
  return false;
}

/** Nothing in place of what looks like a secret, so that it gets no further. */
function withoutSecret(key: string, bytes: Buffer, path: Path): Buffer {
  if (!looksSecret(key, bytes.toString())) return bytes;
  const fix = 'put it into a Secret that is made outside of dist, and mount that';
  path.refuse('a file that anybody may read', new Words('one with what looks like a secret'), fix);
  return NOTHING;
}

function bytesOfText(text: string, path: Path): Buffer {
  // what JavaScript may pass, though it does not compile
  if (typeof text === 'string') return Buffer.from(text);
  path.refuse('a text', new Words(typeof text), 'write it as a string, or leave it out');
  return NOTHING;
}

function bytesOf(
  name: string,
  read: FilesRead | undefined,
  file: ServiceFile | undefined,
  path: Path,
): Buffer | number {
  if (read === undefined || file === undefined) return NOTHING;
  if (file.found === 'file') return file.bytes;
  if (file.found === 'large') return file.size;
  refuseFile(name, read.folder, file, path);
  return NOTHING;
}

type Unusable = Exclude<ServiceFile, { readonly found: 'file' | 'large' }>;

function refuseFile(name: string, folder: string, file: Unusable, path: Path): void {
  const expected = `a file in ${folder}`;
  const shown = show(name);
  if (file.found === 'nothing') {
    const near = file.near.length === 0 ? '' : `: there is ${file.near.map(show).join(', ')}`;
    path.refuse(expected, new Words(`${shown}, which is not there`), `add it, or correct its path${near}`);
    return;
  }
  const [wrong, fix] = UNUSABLE[file.found];
  path.refuse(expected, new Words(`${shown}${wrong}`), fix);
}

const UNUSABLE: Readonly<
  Record<Exclude<Unusable['found'], 'nothing'>, readonly [wrong: string, fix: string]>
> = {
  outside: ['', 'copy it there: a service is made of its own folder'],
  directory: [', a directory', 'name each of its files'],
  unreadable: [', which cannot be read', 'make it a readable file'],
};
