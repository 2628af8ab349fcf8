import { field, records, text, textAt } from './json';
import { kindOf, type Manifest } from './manifest';

/** The names of the Secrets that an object makes in its namespace, by itself or through its controller. */
export function secretsMadeBy(object: Manifest): readonly string[] {
  const { name } = object.metadata;
  switch (kindOf(object)) {
    case 'Secret':
    case 'SealedSecret.bitnami.com':
      return [name];
    case 'ExternalSecret.external-secrets.io':
      return [textAt(object, 'spec', 'target', 'name') ?? name];
    case 'Certificate.cert-manager.io':
      return [textAt(object, 'spec', 'secretName') ?? name];
    case 'SopsSecret.isindir.github.com':
      return records(field(object, 'spec', 'secretTemplates')).flatMap(
        (template) => text(template.name) ?? [],
      );
    default:
      return [];
  }
}
