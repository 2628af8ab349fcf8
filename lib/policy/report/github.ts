import { describe } from '../../kernel';
import { ruleOf } from './catalogue';
import type { Located } from './located';

/**
 * A finding as a workflow command, which GitHub shows beside the line of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubLine({ finding, source: { file, line }, also }: Located): string {
  const properties = [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(ruleOf(finding))}`,
  ];
  const clusters = also.length === 0 ? '' : ` (also in ${also.join(', ')})`;
  return `::${finding.severity} ${properties.join(',')}::${data(`${describe(finding)}${clusters}`)}`;
}

/** What would end the command. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
