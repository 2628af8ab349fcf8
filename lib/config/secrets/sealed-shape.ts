import { checkRendered, field, isDataKey, isDnsSubdomain, type Path, record } from '../../kernel';
import {
  all,
  annotations,
  clearText,
  fields,
  flag,
  isMap,
  kindOfValue,
  labels,
  nothing,
  oneText,
  placeOf,
  refuse,
  type Shape,
} from './encrypted-shape';
import { templates } from './sealed-template';
import { isSealed } from './sealed-value';

const CHANGE = 'and change what was committed in clear';

/** Whether a document is a SealedSecret and says nothing that is not sealed; what it says is never shown. */
export const sealedSecret: Shape = (value, path) => {
  if (!isMap(value)) return refuse(path, 'a SealedSecret', kindOfValue(value), 'write what kubeseal prints');
  const kind = field(value, 'kind');
  if (kind === 'Secret')
    return refuse(path, 'a SealedSecret', 'a Secret', `seal it with kubeseal --format yaml, ${CHANGE}`);
  if (kind !== 'SealedSecret')
    return refuse(path.at('kind'), 'SealedSecret', 'another kind', 'remove the document');
  return shapeOf(Object.keys(record(field(value, 'spec', 'encryptedData'))))(value, path);
};

/** https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets */
const shapeOf = (sealed: readonly string[]): Shape =>
  fields(
    {
      apiVersion: oneText('bitnami.com/v1alpha1'),
      kind: oneText('SealedSecret'),
      metadata: fields(METADATA, ['name']),
      spec: fields(
        {
          encryptedData: values,
          template: orNothing(
            fields({
              metadata: orNothing(fields(METADATA)),
              type: clearText,
              immutable: flag,
              data: orNothing(templates(sealed)),
            }),
          ),
        },
        ['encryptedData'],
      ),
      // of a copy from the cluster
      status: () => true,
    },
    ['apiVersion', 'metadata', 'spec'],
  );

/** kubeseal writes null for what a Secret does not have. */
const orNothing =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null || shape(value, path);

const name: Shape = (value, path) =>
  (clearText(value, path) && isDnsSubdomain(String(value))) ||
  (typeof value === 'string' &&
    refuse(path, 'the name of an object', 'something else', "write lower-case letters, digits, '-' and '.'"));

const METADATA = { name, namespace: name, labels, annotations, creationTimestamp: nothing };

/** Sealed values by key. */
const values: Shape = (value, path) => {
  if (!isMap(value)) return refuse(path, 'keys with sealed values', kindOfValue(value), 'add them');
  return all(...Object.entries(record(value)).map(([key, inner]) => entry(key, inner, path)));
};

function entry(key: string, value: unknown, path: Path): boolean {
  if (!isDataKey(key)) {
    const fix = 'write the name of the key, never its value';
    return refuse(placeOf(path, key), "a key of letters, digits, '-', '_' and '.'", 'something else', fix);
  }
  if (typeof value === 'string' && isSealed(value)) return checkRendered(key, path);
  const got = value === null ? 'nothing' : 'one that is not';
  return refuse(path.at(key), 'a sealed value', got, `seal it with kubeseal --raw, ${CHANGE}`);
}
