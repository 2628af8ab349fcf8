import type { IConstruct } from 'constructs';

/** Ids that cdk8s and its companions give to what a construct consists of. */
const UNNAMED = new Set(['Resource', 'Default']);

/**
 * The path of an object from its chart on, readable and without a hash. Names are never cut: two cut names
 * might meet, and one that is too long is refused.
 */
export function objectName(object: IConstruct): string {
  const ids = object.node.scopes.slice(1).map(({ node }) => node.id);
  return ids
    .filter((id) => !UNNAMED.has(id))
    .map((id) => withoutAddresses(id, object.node.root))
    .join('-')
    .toLowerCase();
}

/** cdk8s-plus-28 tells the bindings and policies of one object apart by the addresses of whom they are for. */
const ADDRESS = /c8[0-9a-f]{40}/g;

const withoutAddresses = (id: string, root: IConstruct): string =>
  id.replace(ADDRESS, (address) => `-${nameAt(address, root)}`);

function nameAt(address: string, root: IConstruct): string {
  const found = root.node.findAll().find(({ node }) => node.addr === address);
  const ids = found?.node.scopes.slice(2).map(({ node }) => node.id) ?? [];
  return ids.length === 0 ? address : ids.join('-');
}
