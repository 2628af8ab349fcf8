import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { lineOf } from '../processes/words';
import { variablesOf } from '../variables';
import type { Placed, World } from '../world';
import { albField, albSays, isForAlb } from './alb';
import { type Answering, behind } from './behind';

/** Seconds that an ALB keeps a silent connection where nobody says otherwise. */
const ALB_IDLE = 60;

/** Puma's own from 7.0 on, which also reads the variable; it was 20 before. https://github.com/puma/puma/pull/3378 */
const PUMA_IDLE = 65;
const VARIABLE = 'PUMA_PERSISTENT_TIMEOUT';

/** Itself, or by Rails, which starts it where nothing else is in the bundle. */
const STARTS_PUMA = /(^|[/ ])(puma|rails s|rails server)( |$)/;

/**
 * Who closes first may cut a request that the other just sent: the load balancer has to be the one, or it answers 502.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-502-issues
 */
export const idleTimeouts: Check = {
  id: 'X7',
  title: 'Puma keeps a silent connection longer than the load balancer before it',
  severity: 'warning',
  why: 'now and then the load balancer sends a request into a connection that Puma just closed, and answers 502',
  fix: `set ${VARIABLE} to more than the idle timeout, or persistent_timeout in config/puma.rb and acknowledge('X7', 'why')`,
  *run(world: World): Iterable<Objection> {
    for (const ingress of world.objects) {
      const idle = isForAlb(ingress) ? idleOf(ingress) : undefined;
      if (idle === undefined) continue;
      const short = behind(world, ingress).find((answers) => isShort(world, answers, idle));
      if (short !== undefined) yield objection(world, ingress, short, idle);
    }
  },
};

/** Undefined where another Ingress of the same load balancer may say it. */
function idleOf(ingress: Placed): number | undefined {
  const [, seconds] =
    /idle_timeout\.timeout_seconds=(\d+)/.exec(albSays(ingress, 'load-balancer-attributes') ?? '') ?? [];
  if (seconds !== undefined) return Number(seconds);
  return albSays(ingress, 'group.name') === undefined ? ALB_IDLE : undefined;
}

const isShort = (world: World, answers: Answering, idle: number): boolean => {
  const seconds = keptBy(world, answers);
  return seconds !== undefined && seconds <= idle;
};

/** Seconds that Puma keeps a connection; undefined for what is no Puma, and for what only a Secret says. */
function keptBy(world: World, { maker, container }: Answering): number | undefined {
  const command = lineOf(container.container);
  if (!STARTS_PUMA.test(command) || /(^|\/)thrust /.test(command)) return undefined;
  const variables = variablesOf(world, maker, container.container);
  if (!variables.has(VARIABLE)) return PUMA_IDLE;
  const said = variables.value(VARIABLE);
  return said !== undefined && /^\d+$/.test(said) ? Number(said) : undefined;
}

const objection = (world: World, to: Placed, answers: Answering, idle: number): Objection => ({
  to,
  field: albField('load-balancer-attributes'),
  expected: `an idle timeout below the ${keptBy(world, answers)}s that Puma keeps a connection in ${nameIn(answers.maker)}`,
  got: new Words(`${idle}s`),
  fix: `set ${VARIABLE}: ${idle + 5} (Puma 7), or persistent_timeout in config/puma.rb and acknowledge('X7', 'why')`,
  with: [answers.maker],
});
