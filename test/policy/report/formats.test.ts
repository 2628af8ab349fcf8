import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv';
import { githubLine, jsonOf, peopleLines, sarifOf } from '../../../lib/policy';
import { located } from './located';

// of a draft of JSON Schema that ajv no longer knows by name; nothing in it depends on that
const { $schema, id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const warning = located({ severity: 'warning', id: 'F46', got: 'nothing' }, ['qa']);
const ofProperty = {
  finding: {
    path: 'yashima/production/rails/web.maxSurge',
    expected: 'more than 0',
    got: '0',
    fix: 'raise it',
    severity: 'error',
  },
  source: { file: 'apps/yashima/chart.ts' },
  also: [],
} as const;

describe('SARIF', () => {
  test('is what its specification asks for', () => {
    expect([validate(sarifOf([located(), warning, ofProperty], '0.1.0')), validate.errors]).toEqual([
      true,
      null,
    ]);
    expect(validate(sarifOf([], '0.1.0'))).toBe(true);
    expect(validate({ ...sarifOf([], '0.1.0'), version: '2' })).toBe(false);
  });

  test('names the line of the chart, the line in dist and the construct', () => {
    expect(sarifOf([located()], '0.1.0')).toMatchObject({
      runs: [
        {
          tool: { driver: { rules: [{ id: 'C18', defaultConfiguration: { level: 'error' } }] } },
          results: [
            {
              ruleId: 'C18',
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'apps/yashima/chart.ts' },
                    region: { startLine: 5 },
                  },
                  logicalLocations: [
                    { fullyQualifiedName: 'yashima/rails/web/deployment' },
                    { fullyQualifiedName: 'production/yashima/Deployment/yashima-web' },
                  ],
                },
              ],
              relatedLocations: [{ physicalLocation: { region: { startLine: 297 } } }],
            },
          ],
        },
      ],
    });
  });
});

describe('a workflow command of GitHub', () => {
  test('names file, line and rule', () => {
    expect(githubLine(located())).toBe(
      '::error file=apps/yashima/chart.ts,line=5,title=C18::yashima/production/Deployment/yashima-web.spec.replicas: C18: expected none beside HorizontalPodAutoscaler yashima-web, got 3; leave replicas out',
    );
  });

  test('is never ended by what a finding says', () => {
    const odd = located({ got: '100%\r\n::error::x', fix: 'a:b,c' });
    const line = githubLine({ ...odd, source: { file: 'apps/a,b:c/chart.ts' } });
    expect(line).toMatch(/^::error file=apps\/a%2Cb%3Ac\/chart\.ts,title=C18::[^\r\n]*100%25.*a:b,c$/);
    expect(line.split('\n')).toHaveLength(1);
  });
});

describe('JSON', () => {
  test('says of a finding what it is, where it is and why it matters', () => {
    expect(jsonOf(warning)).toMatchObject({
      id: 'F46',
      severity: 'warning',
      service: 'yashima',
      environment: 'production',
      cluster: 'production',
      construct: 'yashima/rails/web/deployment',
      object: { kind: 'Deployment', name: 'yashima-web', namespace: 'yashima' },
      field: 'spec.replicas',
      also: ['qa'],
    });
    expect(jsonOf(located())).toMatchObject({ why: 'each sync sets the number of pods back' });
  });
});

describe('what people read', () => {
  test('has errors first, and the part that an object came from', () => {
    expect(peopleLines([{ name: 'yashima', findings: [warning, located()] }])).toEqual([
      'yashima: 1 error, 1 warning',
      expect.stringMatching(/^ {2}yashima\S+: C18: .* \(from rails\/web\/deployment\)$/),
      expect.stringMatching(/^ {2}yashima\S+: warning F46: .* \(also in qa\)$/),
    ]);
  });

  test('stands out where it is asked to', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const accent = { error: mark('e'), warning: mark('w'), heading: mark('h') };
    expect(peopleLines([{ name: 'yashima', findings: [warning] }], accent)).toEqual([
      '<h>yashima: 1 warning</h>',
      expect.stringMatching(/^ {2}<w>.*<\/w> \(from/),
    ]);
  });
});
