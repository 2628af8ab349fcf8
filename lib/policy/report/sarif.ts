import { describe, type Finding } from '../../kernel';
import { CATALOGUE, ruleOf } from './catalogue';
import type { FilePlace, Located } from './located';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/**
 * Findings as code scanning reads them: SARIF 2.1.0, a result a finding, at what somebody wrote; what was rendered of it
 * is a related location. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(findings: readonly Located[], version: string): object {
  const rules = [...new Set(findings.map(({ finding }) => ruleOf(finding)))].toSorted();
  const driver = { name: 'cdk8s-rails', version, rules: rules.map(rule) };
  const results = findings.map((located) => result(located, rules));
  return { $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, results }] };
}

function rule(id: string): object {
  const check = CATALOGUE.get(id);
  if (check === undefined) return { id };
  return {
    id,
    shortDescription: { text: check.title },
    fullDescription: { text: `Otherwise: ${check.why}` },
    help: { text: check.fix },
    defaultConfiguration: { level: check.severity },
  };
}

function result({ finding, source, rendered, also }: Located, rules: readonly string[]): object {
  const id = ruleOf(finding);
  const logicalLocations = logical(finding);
  return {
    ruleId: id,
    ruleIndex: rules.indexOf(id),
    level: finding.severity,
    message: { text: describe(finding) },
    locations: [
      { physicalLocation: physical(source), ...(logicalLocations.length > 0 && { logicalLocations }) },
    ],
    ...(rendered && { relatedLocations: [{ id: 1, physicalLocation: physical(rendered) }] }),
    // without the line, so that a finding stays the same one when lines move
    partialFingerprints: { 'finding/v1': [id, finding.path, finding.expected].join(' ') },
    ...(also.length > 0 && { properties: { clusters: also } }),
  };
}

const physical = ({ file, line }: FilePlace): object => ({
  artifactLocation: { uri: encodeURI(file) },
  ...(line !== undefined && { region: { startLine: line } }),
});

const logical = ({ where }: Finding): readonly object[] => {
  if (where === undefined) return [];
  const { cluster, namespace, kind, name, construct } = where;
  const object = [cluster, namespace, kind, name].filter((part) => part !== '').join('/');
  return [
    ...(construct === undefined ? [] : [{ fullyQualifiedName: construct, kind: 'member' }]),
    { fullyQualifiedName: object, kind: 'resource' },
  ];
};
