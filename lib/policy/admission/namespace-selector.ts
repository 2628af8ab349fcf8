/** The label of a namespace that is left out, with the value `off`. */
const LEFT_OUT = 'cdk8s-rails/admission';

/** Namespaces with all of these labels, but for those that are left out. */
export const namespaceSelector = (labels: Readonly<Record<string, string>>) => ({
  matchLabels: labels,
  matchExpressions: [{ key: LEFT_OUT, operator: 'NotIn', values: ['off'] }],
});
