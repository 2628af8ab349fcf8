import { type Finding, withNothingSecret } from '../../kernel';
import { CATALOGUE } from './catalogue';
import type { Located } from './located';

/** A finding for programs: keys never change their meaning, further ones may come. */
export function jsonOf({ finding, source, rendered, also }: Located): object {
  const { where, ...said }: Finding = withNothingSecret(finding);
  const check = CATALOGUE.get(finding.id ?? '');
  return {
    ...said,
    ...(check && { title: check.title, why: check.why }),
    ...(where && placeIn(where)),
    source,
    ...(rendered && { rendered }),
    also,
  };
}

function placeIn({ kind, name, namespace, ...rest }: NonNullable<Finding['where']>): object {
  return { ...rest, object: { kind, name, ...(namespace !== '' && { namespace }) } };
}
