/** A way in which applications fail on Kubernetes, and what answers it. */
export interface FailureMode {
  readonly id: string;
  readonly mistake: string;
  readonly by: readonly string[];
  readonly severity: 'error' | 'warning';
  readonly test: { readonly file: string; readonly title: string };
}
