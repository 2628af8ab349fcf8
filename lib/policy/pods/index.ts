import type { Check } from '../check';
import { autoscalersSee } from './checks/autoscalers-see';
import { budgetsLetGo } from './checks/budgets-let-go';
import { goesOnServing } from './checks/goes-on-serving';
import { hearsTerm } from './checks/hears-term';
import { jobsMadeAnew } from './checks/jobs-made-anew';
import { jobsWithinGrace } from './checks/jobs-within-grace';
import { livenessIsPatient } from './checks/liveness-is-patient';
import { migrationsHaveDeadlines } from './checks/migrations-have-deadlines';
import { migrationsPassPoolers } from './checks/migrations-pass-poolers';
import { migrationsReadTheSame } from './checks/migrations-read-the-same';
import { migrationsRunOnce } from './checks/migrations-run-once';
import { migrationsRunTheRelease } from './checks/migrations-run-the-release';
import { oneClock } from './checks/one-clock';
import { outlivesLoadBalancer } from './checks/outlives-load-balancer';
import { podsNeverMigrate } from './checks/pods-never-migrate';
import { portsAgree } from './checks/ports-agree';
import { probesComeByHttps } from './checks/probes-come-by-https';
import { probesNameAHost } from './checks/probes-name-a-host';
import { readyBeforeRequests } from './checks/ready-before-requests';
import { rolloutsCanEnd } from './checks/rollouts-can-end';
import { rolloutsLoseNobody } from './checks/rollouts-lose-nobody';
import { servesAsOne } from './checks/serves-as-one';
import { sleepWithinGrace } from './checks/sleep-within-grace';
import { spreadLeavesRoom } from './checks/spread-leaves-room';
import { timeToAnswer } from './checks/time-to-answer';
import { timeToBoot } from './checks/time-to-boot';

/** How pods start, answer, migrate, are replaced and end. */
export const POD_CHECKS: readonly Check[] = [
  sleepWithinGrace,
  jobsWithinGrace,
  goesOnServing,
  outlivesLoadBalancer,
  servesAsOne,
  hearsTerm,
  podsNeverMigrate,
  jobsMadeAnew,
  migrationsRunTheRelease,
  migrationsReadTheSame,
  migrationsPassPoolers,
  migrationsHaveDeadlines,
  migrationsRunOnce,
  probesNameAHost,
  probesComeByHttps,
  portsAgree,
  livenessIsPatient,
  timeToBoot,
  timeToAnswer,
  readyBeforeRequests,
  autoscalersSee,
  budgetsLetGo,
  oneClock,
  rolloutsCanEnd,
  rolloutsLoseNobody,
  spreadLeavesRoom,
];
