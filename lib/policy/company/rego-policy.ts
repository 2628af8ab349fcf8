import { readFileSync } from 'node:fs';
import { InvalidProps, inspect, Words } from '../../kernel';

/** A policy that was loaded. */
export interface Rego {
  setData(data: unknown): void;
  /** What the entry point gives for an input: a list with one `{ result }`, or an empty one. */
  evaluate(input: unknown): unknown;
}

interface RegoSource {
  readonly id: string;
  readonly wasm: string;
  readonly entrypoint: string | undefined;
}

const PACKAGE = '@open-policy-agent/opa-wasm';

/** Loads a policy; what is wrong with it, or missing, is thrown as findings. */
export function openRego({ id, wasm, entrypoint }: RegoSource): Rego {
  const loadPolicySync = engine(id);
  try {
    const policy = loadPolicySync(readFileSync(wasm));
    return {
      setData: (data) => policy.setData(asJson(data)),
      evaluate: (input) => policy.evaluate(input, entrypoint ?? 0),
    };
  } catch (error) {
    const fix = 'opa build -t wasm -e main -o bundle.tar.gz policies, and take /policy.wasm out of it';
    return refuse(id, 'the WebAssembly of a policy', String(error), fix);
  }
}

/** Loaded when it is needed, for it belongs to those only who have policies in Rego. */
function engine(id: string): typeof import('@open-policy-agent/opa-wasm').loadPolicySync {
  try {
    return require(PACKAGE).loadPolicySync;
  } catch {
    return refuse(id, `the package ${PACKAGE}`, 'none', `npm install --save-dev ${PACKAGE}`);
  }
}

function refuse(id: string, expected: string, got: string, fix: string): never {
  const { findings } = inspect(`platform.rules.${id}.wasm`, (path) =>
    path.refuse(expected, new Words(got), fix),
  );
  throw new InvalidProps(findings);
}

/** The engine stringifies what it is given, and gets nothing of undefined. */
const asJson = (data: unknown): object => JSON.parse(JSON.stringify(data));
