/** What an API server does with an object that breaks a rule. */
export type AdmissionAction = 'Deny' | 'Warn' | 'Audit';

export interface AdmissionPoliciesProps {
  /** Who is asked: API servers themselves, or Gatekeeper, with its ConstraintTemplates. @default 'kubernetes' */
  readonly engine?: 'kubernetes' | 'gatekeeper';
  /** What happens to what would stop a synth. `Deny` and `Warn` exclude each other. @default ['Deny'] */
  readonly errors?: readonly AdmissionAction[];
  /** What happens to what synth warns of, which a chart may have acknowledged. @default ['Warn'] */
  readonly warnings?: readonly AdmissionAction[];
  /** What happens to an object about which a rule cannot be evaluated. @default 'Fail', it is refused */
  readonly failurePolicy?: 'Fail' | 'Ignore';
  /**
   * Labels of the namespaces that are judged. One that is to be left out has the label `cdk8s-rails/admission: off`.
   * @default { 'app.kubernetes.io/managed-by': 'cdk8s-rails' }, which the namespaces of charts have
   */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** Ids of rules that are left out. @default - none */
  readonly without?: readonly string[];
}
