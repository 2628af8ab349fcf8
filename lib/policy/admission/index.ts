export { AdmissionPolicies } from './admission-policies';
export type { AdmissionAction, AdmissionPoliciesProps } from './admission-props';
export { ADMISSION, type AdmissionRule } from './rules';
