/** Seconds of slack between the last thing that may run in a pod and the kill. */
export const SLACK = 5;

/** Seconds until every proxy has forgotten a pod: endpoint changes reach each node and ingress within about 10 s. */
export const PROPAGATION = 15;
