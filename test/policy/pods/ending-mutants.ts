import { type Mutants, objects } from '../mutants';
import { asked, behindProxy, configMap, ENV_FROM, onAlb, open, sleeping, web, worker } from './shop';

const grace = (seconds: number) => ({ terminationGracePeriodSeconds: seconds });
const hook = (...command: readonly string[]) => ({ lifecycle: { preStop: { exec: { command } } } });
const runs = (...command: readonly string[]) => ({ command });
const variables = (env: Readonly<Record<string, string>>) => ({
  env: Object.entries(env).map(([name, value]) => ({ name, value })),
});
const goodJob = runs('bundle', 'exec', 'good_job', 'start');

/** Pods that leave. */
export const ENDING: Readonly<Record<string, Mutants>> = {
  F1: {
    caught: {
      'a sleep of 30 seconds within the default grace': [
        objects([web({ container: hook('sleep', '30'), pod: { terminationGracePeriodSeconds: undefined } })]),
        "F1: expected less than the grace of 30s, with time for requests after it, got '30s'",
      ],
      'a sleep in a shell that takes the whole grace': [
        objects([web({ container: hook('sh', '-c', 'sleep 60 && exec nginx -s quit') })]),
        "got '60s'",
      ],
      'a sleep of Puma that leaves 5 seconds behind a proxy that sleeps less': [
        objects([behindProxy(sleeping(20), sleeping(55))]),
        'containers.web.lifecycle.preStop: warning F1: expected less than the grace of 60s',
      ],
      'a sleep that leaves 5 seconds': [
        objects([web({ container: sleeping(25), pod: grace(30) })]),
        'warning F1: expected less than the grace of 30s',
      ],
    },
    spared: {
      'a sleep that leaves time for requests': objects([web({ container: sleeping(25), pod: grace(60) })]),
      'a proxy that sleeps until what is behind it has ended': objects([
        behindProxy(sleeping(55), sleeping(15)),
      ]),
      'a hook of which nobody knows how long it takes': objects([
        web({ container: hook('bin/drain'), pod: grace(10) }),
      ]),
    },
  },
  F2: {
    caught: {
      'Sidekiq may take a minute and its pod half of one': [
        objects([worker({ container: runs('bundle', 'exec', 'sidekiq', '-t', '60') })]),
        "F2: expected 65s or more, the time of a job and 5s, got '30s'",
      ],
      'GoodJob may take longer than its pod, by a variable of a ConfigMap': [
        objects([
          worker({ container: { ...goodJob, envFrom: ENV_FROM } }),
          configMap({ GOOD_JOB_SHUTDOWN_TIMEOUT: '120' }),
        ]),
        'F2: expected 125s or more',
      ],
      'GoodJob waits for every job where nobody says otherwise': [
        objects([worker({ container: goodJob })]),
        'warning F2: expected a time for jobs below the grace of 30s, got a jobs that waits for every job',
      ],
      'Sidekiq takes its own 25 seconds and the pod has 20': [
        objects([worker({ container: runs('bundle', 'exec', 'sidekiq'), pod: grace(20) })]),
        'warning F2: expected 30s or more',
      ],
      'Shoryuken in one word with its option': [
        objects([worker({ container: runs('bundle', 'exec', 'shoryuken', '--timeout=40') })]),
        'F2: expected 45s or more',
      ],
      'Solid Queue has less than its own 5 seconds': [
        objects([worker({ container: runs('bin/jobs'), pod: grace(4) })]),
        'warning F2: expected 10s or more',
      ],
      'Resque is told to wait as long as its pod lives': [
        objects([
          worker({
            container: {
              ...runs('bundle', 'exec', 'rake', 'resque:work'),
              ...variables({ RESQUE_PRE_SHUTDOWN_TIMEOUT: '30', TERM_CHILD: '1' }),
            },
          }),
        ]),
        'F2: expected 35s or more',
      ],
    },
    spared: {
      'Sidekiq ends 5 seconds before its pod': objects([worker()]),
      'GoodJob is told a time': objects([
        worker({ container: { ...goodJob, ...variables({ GOOD_JOB_SHUTDOWN_TIMEOUT: '25' }) } }),
      ]),
      'DelayedJob ends with its job': objects([worker({ container: runs('bin/rails', 'jobs:work') })]),
      'a task of Rails that works through no queue': objects([
        worker({ container: runs('bin/rails', 'runner', 'sidekiq'), pod: grace(5) }),
      ]),
    },
  },
  F3: {
    caught: {
      'no hook behind an Ingress': [
        objects(open(web({ container: { lifecycle: undefined } }))),
        'F3: expected a sleep of 15s or more, got nothing',
      ],
      'a sleep that is shorter than proxies need': [
        objects(open(web({ container: sleeping(5) }))),
        "F3: expected a sleep of 15s or more, got '5s'",
      ],
    },
    spared: {
      'a sleep of 15 seconds': objects(open(web())),
      'a worker that nobody asks': objects([worker()]),
      'a hook of which nobody knows how long it takes': objects(open(web({ container: hook('bin/drain') }))),
    },
  },
  F4: {
    caught: {
      'the ALB sends requests for a minute, and the pod goes after 25 seconds': [
        objects(open(web({ container: sleeping(25) }), onAlb('deregistration_delay.timeout_seconds=60'))),
        "F4: expected a sleep of 65s or more, the deregistration delay of Ingress web and 5s, got '25s'",
      ],
      'the ALB takes its own 5 minutes': [
        objects(open(web(), onAlb())),
        'F4: expected a sleep of 305s or more',
      ],
    },
    spared: {
      'the pod goes 5 seconds after the ALB': objects(
        open(web({ container: sleeping(25) }), onAlb('deregistration_delay.timeout_seconds=20')),
      ),
      'an ALB that leads to nodes': objects(
        open(web(), { 'alb.ingress.kubernetes.io/target-type': 'instance' }),
      ),
    },
  },
  F5: {
    caught: {
      'Puma goes on for 15 seconds and its proxy for none': [
        objects(open(behindProxy({}))),
        'F5: expected a sleep of 15s or more, as long as web goes on, got none',
      ],
      'the proxy quits at once': [
        objects(open(behindProxy(hook('nginx', '-s', 'quit')))),
        'F5: expected a sleep of 15s or more',
      ],
    },
    spared: {
      'the proxy goes on longer': objects(open(behindProxy(sleeping(45)))),
      'an exporter that nobody leads to': objects(
        open(
          behindProxy(
            { name: 'exporter', ports: [{ name: 'metrics', containerPort: 9394 }] },
            {
              ports: [{ name: 'http', containerPort: 3000 }],
            },
          ),
        ),
      ),
    },
  },
  F6: {
    caught: {
      'a shell in front of Sidekiq': [
        objects([worker({ container: runs('sh', '-c', 'echo x; bundle exec sidekiq') })]),
        'F6: expected a program, or a shell that ends in exec, got sh -c without exec',
      ],
      'a shell whose script stands in the arguments': [
        objects([
          worker({ container: { command: ['/bin/bash'], args: ['-c', 'cd /app && bundle exec puma'] } }),
        ]),
        'got /bin/bash -c without exec',
      ],
    },
    spared: {
      'a shell that ends in exec': objects([
        worker({ container: runs('sh', '-c', 'cd /app && exec bundle exec sidekiq -t 25') }),
      ]),
      'a program': objects([worker(), web({ container: { readinessProbe: asked('/up') } })]),
    },
  },
};
