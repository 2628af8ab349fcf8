import { InvalidProps, inspect, type Json, type Manifest, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';
import { messagesIn, type RegoMessage } from './rego-messages';
import { openRego, type Rego } from './rego-policy';
import { type About, aboutOf, isOf, type RuleInfo } from './rule';

export interface RegoRulesProps extends RuleInfo {
  /** What `opa build -t wasm -e main policies` made, taken out of its bundle: `join(__dirname, 'policy.wasm')`. */
  readonly wasm: string;
  /** As it was named by `-e`: a package, or one rule of it. @default - the first */
  readonly entrypoint?: string;
  /** Kinds of objects that are asked about, as of `rule`. @default - every object */
  readonly kinds?: readonly string[];
  /** What the policy reads as `data`, beside `data.environment`. @default - nothing */
  readonly data?: Json;
  /** What the policy reads as `input`; Gatekeeper's own is `(object) => ({ review: { object } })`. @default - the object */
  readonly input?: (object: Manifest, about: About) => unknown;
}

/**
 * Rules in Rego, the language of Open Policy Agent, as compiled WebAssembly. As in Conftest the entry point gives sets
 * `deny` and `violation`, which have this rule's severity, and `warn`; their members are texts, or objects with `msg` and,
 * where it is known, `field`, `expected`, `got` and `fix`. Needs the package @open-policy-agent/opa-wasm.
 * https://www.conftest.dev/
 */
export function regoRules({ kinds, severity = 'error', ...props }: RegoRulesProps): Check {
  const { id, title, why, fix, wasm, entrypoint, data = {}, input = (object) => object } = props;
  let loaded: Rego | undefined;
  // read when the first object is asked about: most commands ask about none
  const open = () => (loaded ??= openRego({ id, wasm, entrypoint }));
  return {
    ...{ id, title, severity, why, fix },
    *run({ objects, environment }: World): Iterable<Objection> {
      const asked = objects.filter((placed) => isOf(kinds, placed));
      if (asked.length === 0) return;
      const rego = open();
      rego.setData({ ...data, environment });
      for (const to of asked) {
        const about = aboutOf(to);
        for (const message of asFindings(id, () => messagesIn(rego.evaluate(input(to.object, about))))) {
          yield objectionOf(to, message, { title, fix });
        }
      }
    },
  };
}

/** What the engine or the policy throws is no error of JavaScript, and has no line in apps. */
function asFindings<T>(id: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const { findings } = inspect(`platform.rules.${id}`, (path) =>
      path.refuse('a policy that answers with deny, violation or warn', new Words(messageOf(error)), FIX),
    );
    throw new InvalidProps(findings);
  }
}

const FIX = "ask 'opa eval' the same; built-ins beyond WebAssembly are not there";

const messageOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown
    ? String(thrown.message)
    : String(thrown);

function objectionOf(
  to: Placed,
  { severity, msg, field = '', expected, got = new Words(msg), fix }: RegoMessage,
  general: Pick<RuleInfo, 'title' | 'fix'>,
): Objection {
  return {
    to,
    field,
    expected: expected ?? general.title,
    got,
    fix: fix ?? general.fix,
    ...(severity !== undefined && { severity }),
  };
}
