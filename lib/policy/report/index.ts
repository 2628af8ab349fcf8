export { CATALOGUE } from './catalogue';
export { githubLine } from './github';
export { jsonOf } from './json';
export { lineIn } from './line-in';
export type { FilePlace, Located } from './located';
export { type Accent, countOf, type Group, peopleLines } from './people';
export { sarifOf } from './sarif';
