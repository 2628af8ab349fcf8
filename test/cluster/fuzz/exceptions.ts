/** What an API server refuses and nothing that was rendered can tell. */
export const UNKNOWABLE: readonly { readonly says: RegExp; readonly why: string }[] = [
  {
    says: /^the namespace of the provided object does not match/,
    why: 'an object is sent to a namespace by its address, and this test sends all of them to one',
  },
];

/** Why it is right to refuse what an API server takes: by the check, and the field where it is about a few of them. */
interface Trap {
  readonly id: RegExp;
  readonly field?: RegExp;
  readonly why: string;
}

export const TRAPS: readonly Trap[] = [
  {
    id: /^C(5|7|8|9|10|12|13|14|15|19|20)$/,
    why: 'an API server looks at one object at a time: nobody is there who is meant, or somebody else answers too',
  },
  { id: /^C(3|21)$/, why: 'the wave is read by Argo CD, and a null label is kept as an empty one' },
  {
    id: /^F\d+$/,
    why: 'an API server knows nothing of Rails, of what an image may be tomorrow, and of what a drain would find',
  },
  { id: /^O\d$/, why: "the order of a sync is Argo CD's" },
  {
    id: /^Q\d$/,
    why: 'the workload is taken, and its pods are refused by the quota or the limits of their namespace',
  },
  { id: /^C16$/, why: 'the workload is taken, and its pods are refused' },
  { id: /^C18$/, why: 'each sync would set back what an autoscaler has set' },
  {
    id: /^C(2|4)$/,
    why: 'the namespace or the name comes from the address where the object says none or another',
  },
  { id: /^C11$/, why: 'of two with one name the last one is used' },
  {
    id: /^V1$/,
    field: /Probe\.(periodSeconds|timeoutSeconds|failureThreshold|successThreshold)$/,
    why: '0 is read as nothing written: the default comes, which is 10 s, 1 or 3',
  },
  { id: /^V1$/, field: /activeDeadlineSeconds$/, why: 'a Job of 0 s fails before its pod starts' },
  {
    id: /^V1$/,
    field: /odePort$/,
    why: 'a dry run asks for no port of the nodes, so that none is looked at',
  },
  {
    id: /^V1$/,
    field: /Probe\.terminationGracePeriodSeconds$/,
    why: 'a container that hangs would be waited for for 68 years, longer than the node counts',
  },
  { id: /^V3$/, field: /\bspec\.(limits|volumeClaimTemplates)\./, why: 'the first claim or pod is refused' },
  { id: /^V4$/, field: /\.image$/, why: 'no node can pull an image with a blank in its name' },
  {
    id: /^V4$/,
    field: /\.(secretName|secret\.name|imagePullSecrets\.\S+)$/,
    why: 'no Secret can have the name',
  },
  { id: /^V4$/, field: /\.topologyKey$/, why: 'no node can have the label' },
  {
    id: /^V4$/,
    field: /\.matchExpressions\.\d\.values$/,
    why: 'no label of a node is more or less than a word',
  },
  {
    id: /^V4$/,
    field: /\.resource\.name$/,
    why: 'nothing of the name is measured, and the autoscaler does nothing',
  },
  { id: /^V4$/, field: /\.emptyDir\.medium$/, why: 'no node knows the medium, and the pod waits for ever' },
  { id: /^V5$/, field: /\.volumes\.\S+$/, why: 'an empty directory is mounted where files were meant' },
  { id: /^V6$/, field: /\.sessionAffinityConfig$/, why: 'it means nothing without sessionAffinity' },
  { id: /^V6$/, field: /\.onExitCodes\.values$/, why: 'a number beyond 32 bits is read as another' },
  {
    id: /^V7$/,
    field: /\bspec\.rules/,
    why: 'null in a custom resource is an error wherever no default comes',
  },
  { id: /^K4$/, why: 'an empty text is read as nothing written: the default comes' },
  {
    id: /^K[23]$/,
    field: /(\.preference|\.httpHeaders\.\S+)$/,
    why: 'it does nothing without what it is about',
  },
];
