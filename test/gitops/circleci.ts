import Ajv from 'ajv';
import { parse } from 'yaml';

/**
 * What CircleCI's reference says of the keys that our templates use, and no more: neither its published schema nor the
 * parsers on npm refuse an unknown key or a job that is not there.
 * https://circleci.com/docs/reference/configuration-reference/
 */
const text = { type: 'string' } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const only = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const each = (value: object) => ({ type: 'object', additionalProperties: value });
const one = (...choices: readonly (object | false)[]) => ({ anyOf: choices });
/** One of none is nothing. */
const among = (names: readonly string[]) => names.length > 0 && { enum: names };

const parameter = only(
  { type: { enum: ['string', 'boolean', 'integer', 'enum'] }, description: text, default: {}, enum: texts },
  ['type'],
);
const run = only(
  {
    name: text,
    command: text,
    shell: text,
    environment: each(text),
    background: { type: 'boolean' },
    working_directory: text,
    no_output_timeout: { type: 'string', pattern: '^[0-9]+[smh]$' },
    when: { enum: ['always', 'on_success', 'on_fail'] },
  },
  ['command'],
);
const stepsOf = (commands: readonly string[]) => ({
  type: 'array',
  minItems: 1,
  items: one(
    { enum: ['checkout', 'add_ssh_keys', 'setup_remote_docker', ...commands] },
    only({ run: one(text, run) }, ['run']),
    only({ restore_cache: only({ keys: texts }, ['keys']) }, ['restore_cache']),
    only({ save_cache: only({ key: text, paths: texts }, ['key', 'paths']) }, ['save_cache']),
    only({ persist_to_workspace: only({ root: text, paths: texts }, ['root', 'paths']) }, [
      'persist_to_workspace',
    ]),
    only({ attach_workspace: only({ at: text }, ['at']) }, ['attach_workspace']),
    { ...only(Object.fromEntries(commands.map((name) => [name, each(text)]))), minProperties: 1 },
  ),
});

const RESOURCES = ['small', 'medium', 'medium+', 'large', 'xlarge', '2xlarge'];

const jobOf = (commands: readonly string[]) => ({
  ...only(
    {
      parameters: each(parameter),
      docker: { type: 'array', minItems: 1, items: only({ image: text }, ['image']) },
      machine: only({ image: text, docker_layer_caching: { type: 'boolean' } }, ['image']),
      resource_class: { enum: RESOURCES },
      environment: each(text),
      working_directory: text,
      steps: stepsOf(commands),
    },
    ['steps'],
  ),
  oneOf: [{ required: ['docker'] }, { required: ['machine'] }],
});

/** A job in a workflow: its own parameters, and what every one may have. */
const useOf = (parameters: readonly string[], needed: readonly string[]) =>
  only(
    {
      name: text,
      type: { enum: ['approval'] },
      requires: { type: 'array', minItems: 1, items: among(needed) },
      context: one(text, texts),
      filters: only({ branches: only({ only: one(text, texts), ignore: one(text, texts) }) }),
      'serial-group': text,
      ...Object.fromEntries(parameters.map((name) => [name, text])),
    },
    [],
  );

interface Config {
  readonly commands?: Readonly<Record<string, unknown>>;
  readonly jobs?: Readonly<Record<string, { readonly parameters?: object } | null>>;
  readonly workflows?: Readonly<Record<string, { readonly jobs?: readonly Use[] } | null>>;
}
type Use = string | Readonly<Record<string, { readonly name?: string; readonly type?: string } | null>>;

const usesIn = ({ workflows = {} }: Config) =>
  Object.values(workflows).flatMap((workflow) =>
    (workflow?.jobs ?? []).flatMap((use) =>
      typeof use === 'string'
        ? [{ job: use, use: {} }]
        : Object.entries(use).map(([job, given]) => ({ job, use: given ?? {} })),
    ),
  ) as readonly { readonly job: string; readonly use: { readonly name?: string; readonly type?: string } }[]; // as Use says

/** The schema for a file: which names there are follows from the file itself. */
function schemaOf(config: Config) {
  const commands = Object.keys(config.commands ?? {});
  const uses = usesIn(config);
  const names = uses.map(({ job, use }) => use.name ?? job);
  const jobs = Object.entries(config.jobs ?? {}).map(([name, job]) => [
    name,
    useOf(Object.keys(job?.parameters ?? {}), names),
  ]);
  const approvals = uses
    .filter(({ use }) => use.type === 'approval')
    .map(({ job }) => [job, useOf([], names)]);
  const known = { ...Object.fromEntries(jobs), ...Object.fromEntries(approvals) };
  const steps = only({ parameters: each(parameter), description: text, steps: stepsOf(commands) }, ['steps']);
  return only(
    {
      version: { const: 2.1 },
      parameters: each(parameter),
      commands: each(steps),
      jobs: each(jobOf(commands)),
      workflows: each(
        only({ jobs: { type: 'array', minItems: 1, items: one(among(Object.keys(known)), only(known)) } }, [
          'jobs',
        ]),
      ),
    },
    ['version', 'jobs', 'workflows'],
  );
}

/** What is wrong with a configuration of CircleCI; empty where nothing is. */
export function lintCircleci(source: string): readonly string[] {
  const config: Config = parse(source);
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schemaOf(config));
  validate(config);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
