/** What the API server calls us: who manages fields, and where Events come from. */
export const MANAGER = 'kube-env';
