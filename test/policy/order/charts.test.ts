import { describe, expect, test } from '@jest/globals';
import { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { MigrationJob, type MigrationJobProps, RailsService, RollingDeployment } from '../../../lib';
import { InvalidProps, describe as line } from '../../../lib/kernel';
import { render } from '../../../lib/testing';
import { ServiceChart } from '../../cases/chatwoot/platform';

const IMAGE = 'registry.example.com/ordered:4f2a9c1';

type Then = (chart: Construct, rails: RailsService<string>) => void;

/** What the checks of the order say of a chart that migrates. */
function findings(props: Partial<MigrationJobProps>, then: Then = () => undefined): readonly string[] {
  class Ordered extends ServiceChart {
    constructor(scope: Construct) {
      super(scope);
      const rails = new RailsService<string>(this, 'rails', { web: { hosts: ['ordered.example.com'] } });
      new MigrationJob(this, 'migration', { service: rails, ...props });
      then(this, rails);
    }
  }
  try {
    return render(Ordered, 'production', { image: IMAGE }).warnings.map(line).filter(isOfOrder);
  } catch (error) {
    if (error instanceof InvalidProps) return error.findings.map(line).filter(isOfOrder);
    throw error;
  }
}

const isOfOrder = (finding: string): boolean => /: (warning )?O\d: /.test(finding);

const withoutGuard: Then = (_, rails) =>
  rails.web?.deployment.addJsonPatch(JsonPatch.remove('/spec/template/spec/initContainers'));

describe('a chart that migrates', () => {
  test.each([
    ['as it is', {}],
    ['with a second phase', { postDeployment: true }],
    ['without a guard, for a reason', { guard: { off: 'the application checks at boot' } }],
  ])('is in order: %s', (_, props) => {
    expect(findings(props)).toEqual([]);
  });

  test('may not lose the guard of its pods to a patch', () => {
    expect(findings({}, withoutGuard)).toEqual([
      expect.stringContaining('Deployment/ordered-web.spec.template.spec.initContainers: O3: expected one'),
    ]);
  });

  test('is not told twice of pods whose variables are their own', () => {
    const beside: Then = (chart) => {
      const exporter = new RollingDeployment(chart, 'exporter', { image: IMAGE, port: 9394 });
      exporter.acknowledge('P2', 'it reads no table');
    };
    expect(findings({}, beside)).toEqual([]);
  });
});
