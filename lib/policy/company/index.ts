export type { Problem } from './problem';
export { type RegoRulesProps, regoRules } from './rego-rules';
export { type About, type PlacedContainer, type RuleInfo, type RuleProps, rule } from './rule';
export { planRules } from './rules-plan';
