import { field, records, text, textAt, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { variablesOf } from '../variables';
import type { Placed, World } from '../world';
import { albField, albSays, isForAlb } from './alb';
import { type Answering, answering, behind } from './behind';

/**
 * Neither an ALB nor Google's load balancer sends Host or X-Forwarded-Proto with its question, so Rails answers 403
 * (host authorization) or 301 (force_ssl) from a pod that is well. That an application wants them is known by what the
 * kubelet's probes send it. https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization
 */
export const healthChecks: Check = {
  id: 'X6',
  title: 'what Rails answers to a load balancer that asks how it is counts as well',
  severity: 'warning',
  why: 'the load balancer takes every pod for broken, and answers 503',
  fix: "let it count 200, 301 and 403 as well, or exclude the path in Rails and acknowledge('X6', 'why')",
  *run(world: World): Iterable<Objection> {
    for (const placed of world.objects) {
      if (isForAlb(placed)) yield* ofAlb(world, placed);
      else if (placed.kind === 'BackendConfig.cloud.google.com') yield* ofGoogle(world, placed);
    }
  },
};

/** Annotations of a Service win over those of the Ingress. */
function* ofAlb(world: World, ingress: Placed): Iterable<Objection> {
  const told = new Set<Placed>();
  for (const answers of behind(world, ingress)) {
    const { service } = answers;
    const say = (name: string) => albSays(service, name) ?? albSays(ingress, name);
    if (told.has(service) || say('healthcheck-protocol') === 'HTTPS') continue;
    const codes = say('success-codes') ?? '200';
    const answered = answersTo(world, answers, say('healthcheck-path') ?? '/');
    const missing = answered.filter((code) => !counts(codes, code));
    if (missing.length === 0) continue;
    told.add(service);
    yield {
      to: albSays(service, 'success-codes') === undefined ? ingress : service,
      field: albField('success-codes'),
      expected: `${missing.join(' and ')} among what counts as well, which ${nameIn(answers.maker)} answers without headers`,
      got: codes,
      fix: "write '200,301,403', or exclude the path in Rails and acknowledge('X6', 'why')",
      with: [answers.maker],
    };
  }
}

/** It takes 200 alone: only where a variable says that plain HTTP is redirected. */
function* ofGoogle(world: World, to: Placed): Iterable<Objection> {
  const path = textAt(to.object.spec, 'healthCheck', 'requestPath');
  if (path === undefined) return;
  const { name } = to.object.metadata;
  const services = world.objects.filter(
    ({ kind, namespace, object }) =>
      kind === 'Service' &&
      namespace === to.namespace &&
      (textAt(object.metadata, 'annotations', 'cloud.google.com/backend-config') ?? '').includes(`"${name}"`),
  );
  const forced = services.flatMap((service) => answering(world, service)).find((one) => isForced(world, one));
  if (forced === undefined) return;
  yield {
    to,
    field: 'spec.healthCheck',
    expected: `a path that ${nameIn(forced.maker)} answers with 200 over plain HTTP`,
    got: new Words(`${path}, and a variable that redirects plain HTTP`),
    fix: "exclude the path in config.ssl_options, and acknowledge('X6', 'it is excluded')",
    with: [forced.maker],
  };
}

/** What a container answers to who sends no headers, as far as its probes show it. */
function answersTo(world: World, answers: Answering, path: string): readonly number[] {
  const headers = ['startupProbe', 'readinessProbe', 'livenessProbe']
    .map((probe) => field(answers.container.container, probe, 'httpGet'))
    .filter((get) => textAt(get, 'path') === path)
    .flatMap((get) => records(field(get, 'httpHeaders')))
    .map(({ name }) => (text(name) ?? '').toLowerCase());
  const redirects = headers.includes('x-forwarded-proto') || isForced(world, answers);
  return [...(redirects ? [301] : []), ...(headers.includes('host') ? [403] : [])];
}

const isForced = (world: World, { maker, container }: Answering): boolean => {
  const variables = variablesOf(world, maker, container.container);
  return ['FORCE_SSL', 'RAILS_FORCE_SSL'].some((name) =>
    /^(1|true|yes|on)$/i.test(variables.value(name) ?? ''),
  );
};

/** `200,301,403` or `200-399`. */
const counts = (codes: string, code: number): boolean =>
  codes.split(',').some((range) => {
    const [from = NaN, to = from] = range.split('-').map(Number);
    return from <= code && code <= to;
  });
