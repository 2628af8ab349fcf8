/** What an API server refuses and nothing that was rendered can tell. */
export const UNKNOWABLE: readonly { readonly says: RegExp; readonly why: string }[] = [
  {
    says: /^the namespace of the provided object does not match/,
    why: 'whoever sends an object may only send it to where it says, and this test sends all to one namespace',
  },
];

/** What is refused offline and an API server takes: by the check, and the field where it is about a few alone. */
export const TRAPS: readonly { readonly id: string; readonly field?: RegExp; readonly why: string }[] = [];
