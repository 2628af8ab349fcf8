import { RailsService, type WorkerProps } from '../../lib';
import { present, type Rendered, render } from '../rendering';

/** Yashima with one worker, called jobs. */
export const renderWorker = (props: WorkerProps): Rendered =>
  render((chart) => new RailsService(chart, 'rails', { workers: { jobs: props } }));

export const worker = (props: WorkerProps) => renderWorker(props).container('Deployment', 'yashima-jobs');

/** Variables of the worker alone. */
export const variables = (props: WorkerProps): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries((worker(props).env ?? []).map(({ name, value }) => [name, value]));

export const grace = (props: WorkerProps): number | undefined =>
  present(renderWorker(props).pod('Deployment', 'yashima-jobs').spec).terminationGracePeriodSeconds;

/** What is found wrong, without the place of the worker. */
export const findings = (props: WorkerProps): readonly string[] =>
  renderWorker(props).findings.map((finding) => finding.replace('yashima/production/workers/jobs.', ''));
