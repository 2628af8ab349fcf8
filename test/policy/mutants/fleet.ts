import type { Environment, Manifest } from '../../../lib/kernel';
import { clusters, type Mutants, objects, services } from '../mutants';
import { deployment, object, PRODUCTION, rendered, service, template, workload } from '../objects';

const facts = (name: string, domain: string, network: string): Environment => ({
  ...PRODUCTION,
  name,
  production: name === 'production',
  domain,
  cluster: { name, primary: true },
  ingress: {
    controller: 'alb',
    sources: ['10.0.0.0/16'],
    certificateArn: `arn:aws:acm:ap-northeast-1:${ACCOUNTS[name]}:certificate/${name}`,
  },
  egress: { internet: true, endpoints: { mysql: { cidrs: [network], ports: [3306] } } },
});

const ACCOUNTS: Readonly<Record<string, string>> = {
  production: '111122223333',
  qa: '444455556666',
  sandbox: '777788889999',
};

const ENVIRONMENTS = {
  production: facts('production', 'example.com', '10.20.0.0/16'),
  qa: facts('qa', 'qa.example.com', '10.120.0.0/16'),
  sandbox: facts('sandbox', 'sandbox.example.com', '10.220.0.0/16'),
};

type Name = keyof typeof ENVIRONMENTS;
type Everywhere = (environment: Name) => readonly Manifest[];

/** One service in all three environments. */
const everywhere = (make: Everywhere, environments: Readonly<Record<string, Environment>> = ENVIRONMENTS) =>
  clusters(
    ...Object.entries(environments).map(([name, environment]) => [
      rendered(make(name as Name), { environment }),
    ]),
  );

/** The value in one environment, and what the others have. */
const only = (name: Name, value: string, others: (environment: Name) => string) => (environment: Name) =>
  environment === name ? value : others(environment);

const domainOf = (name: Name): string => ENVIRONMENTS[name].domain ?? '';

const settings = (data: Readonly<Record<string, string>>) => [object('ConfigMap/settings', { data })];

const ingress = (host: string, annotations: Readonly<Record<string, string>> = {}) =>
  object(
    'Ingress/web',
    { spec: { rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix' }] } }] } },
    { annotations },
  );

const account = (name: string, annotations: Readonly<Record<string, string>> = {}) =>
  object(`ServiceAccount/${name}`, {}, { annotations });

const egress = (cidr: string) => [
  object('NetworkPolicy/egress', { spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr } }] }] } }),
];

const ownAccounts = (used: (environment: Name) => string): Everywhere => {
  const name = (environment: Name) => `cccd-${environment}-service`;
  return (environment) => [
    account(name(environment)),
    deployment('web', { serviceAccountName: name(environment) }),
    workload(
      'Deployment/cron',
      { app: 'cron' },
      template({ app: 'cron' }, { serviceAccountName: used(environment) }),
    ),
  ];
};

const role = (number: string | undefined, name: string) => ({
  'eks.amazonaws.com/role-arn': `arn:aws:iam::${number}:role/${name}`,
});

const X1: Mutants = {
  caught: {
    'the host of qa in an Ingress of production': [
      everywhere((name) => [
        ingress(only('production', 'chat.qa.example.com', (own) => `chat.${domainOf(own)}`)(name)),
      ]),
      "X1: expected a host of production, got 'chat.qa.example.com' of qa",
    ],
    'the host of qa in the Ingress of every environment': [
      everywhere(() => [ingress('chat.qa.example.com')]),
      "X1: expected a host of production, got 'chat.qa.example.com' of qa",
    ],
    'the host of production in an Ingress of qa': [
      everywhere((name) => [ingress(only('qa', 'chat.example.com', (own) => `chat.${domainOf(own)}`)(name))]),
      "X1: expected a host of qa, got 'chat.example.com' of production",
    ],
    "production's host in qa, where both have one domain": [
      everywhere((name) => [ingress(only('sandbox', 'sandbox.test', () => 'chat.one.test')(name))], {
        production: facts('production', 'one.test', '10.20.0.0/16'),
        qa: facts('qa', 'one.test', '10.120.0.0/16'),
        sandbox: ENVIRONMENTS.sandbox,
      }),
      "warning X1: expected a host of qa, got 'chat.one.test' of production",
    ],
    "production's certificate in qa": [
      everywhere((name) => [
        ingress(`chat.${domainOf(name)}`, {
          'alb.ingress.kubernetes.io/certificate-arn': only(
            'qa',
            'arn:aws:acm:ap-northeast-1:111122223333:certificate/production',
            (own) => `arn:aws:acm:ap-northeast-1:${ACCOUNTS[own]}:certificate/${own}`,
          )(name),
        }),
      ]),
      'X1: expected a certificate of qa',
    ],
    "production's account of a service in sandbox": [
      everywhere(ownAccounts(only('sandbox', 'cccd-production-service', (own) => `cccd-${own}-service`))),
      "warning X1: expected a name of sandbox, got 'cccd-production-service' of production",
    ],
    "production's account of a service in every environment": [
      everywhere(ownAccounts(() => 'cccd-production-service')),
      "warning X1: expected a name of qa, got 'cccd-production-service' of production",
    ],
    "a role in production's account": [
      everywhere((name) => [account('app', role(ACCOUNTS[only('qa', 'production', String)(name)], 'app'))]),
      "warning X1: expected an account of qa, got '111122223333' of production",
    ],
    'a role that is called as production': [
      everywhere((name) => [
        account('app', role('000000000000', only('qa', 'app-production', (own) => `app-${own}`)(name))),
      ]),
      'warning X1: expected a name of qa',
    ],
    "production's bucket in qa": [
      everywhere((name) => settings({ UPLOADS_BUCKET: `uploads-${only('qa', 'production', String)(name)}` })),
      "data.UPLOADS_BUCKET: warning X1: expected a name of qa, got 'uploads-production' of production",
    ],
    "production's database in qa, in sandbox another": [
      everywhere((name) =>
        settings({
          POSTGRES_HOST: only('qa', 'postgres.example.com', (own) => `postgres.${domainOf(own)}`)(name),
        }),
      ),
      "warning X1: expected a host of qa, got 'postgres.example.com' of production",
    ],
    "qa's interface in production": [
      everywhere(() => settings({ API_URL: 'https://api.qa.example.com/v1' })),
      "warning X1: expected a host of production, got 'api.qa.example.com' of qa",
    ],
    "production's Secret in qa": [
      everywhere((name) => [
        deployment(
          'web',
          {},
          {
            envFrom: [{ secretRef: { name: `app-${only('qa', 'production', String)(name)}` } }],
          },
        ),
      ]),
      "warning X1: expected a name of qa, got 'app-production' of production",
    ],
    "production's database by its addresses": [
      everywhere((name) => egress(only('qa', '10.20.3.4/32', () => '10.99.0.0/16')(name))),
      "warning X1: expected addresses of qa, got '10.20.3.4/32' of production",
    ],
  },
  spared: {
    'a host of its own domain in each': everywhere((name) => [ingress(`chat.${domainOf(name)}`)]),
    'a private host that every environment has': everywhere(() => [ingress('chat.internal.test')]),
    'a CDN that every environment has': everywhere(() => settings({ CDN: 'https://cdn.example.com' })),
    "a login of the company, whose domain is production's": everywhere((name) =>
      name === 'sandbox' ? [] : settings({ LOGIN_URL: 'https://login.example.com' }),
    ),
    "somebody else's sandbox": everywhere((name) =>
      settings({
        PAYPAL_URL: only(
          'production',
          'https://api.paypal.com',
          () => 'https://api.sandbox.paypal.com',
        )(name),
      }),
    ),
    "Rails' own production": everywhere(() =>
      settings({ RAILS_ENV: 'production', DATABASE: 'app_production' }),
    ),
    'a Secret with the word that every environment has': everywhere(() => [
      deployment('web', {}, { envFrom: [{ secretRef: { name: 'rails-production-key' } }] }),
    ]),
    "addresses of the environment's own database": everywhere((name) =>
      egress({ production: '10.20.0.0/24', qa: '10.120.0.0/24', sandbox: '10.220.0.0/24' }[name]),
    ),
    'an environment without a domain': everywhere((name) => [ingress(`chat.${domainOf(name)}`)], {
      production: ENVIRONMENTS.production,
      sandbox: {
        ...PRODUCTION,
        name: 'sandbox',
        production: false,
        cluster: { name: 'sandbox', primary: true },
      },
    }),
  },
};

const DATABASE = {
  env: [{ name: 'DATABASE_URL', valueFrom: { secretKeyRef: { name: 'dotenv', key: 'URL' } } }],
};

const migration = (container: object = {}) =>
  object('Job/migration', {
    spec: { template: template({}, {}, { command: ['bin/rails', 'db:migrate'], ...container }) },
  });

const secondary: Environment = { ...PRODUCTION, cluster: { name: 'production-osaka', primary: false } };

const X2: Mutants = {
  caught: {
    'pods with a database that nobody migrates': [
      objects([deployment('web', {}, DATABASE)]),
      'expected a Job in its namespace that migrates the database',
    ],
    'a migration of a database that no pods read': [
      objects([migration(DATABASE), deployment('web')]),
      'expected pods in its namespace that read the database which it migrates',
    ],
  },
  spared: {
    'both of them': objects([migration(DATABASE), deployment('web', {}, DATABASE)]),
    'a migration with a name of its own': objects([
      migration({ ...DATABASE, command: ['bundle', 'exec', 'rails', 'db:chatwoot_prepare'] }),
      deployment('web', {}, DATABASE),
    ]),
    'the second cluster of an environment': objects([deployment('web', {}, DATABASE)], {
      environment: secondary,
    }),
    'pods that may have it from a whole Secret': objects([
      migration(DATABASE),
      deployment('web', {}, { envFrom: [{ secretRef: { name: 'dotenv' } }] }),
    ]),
    'a service without a database': objects([deployment('web')]),
  },
};

const worker = (name: string, ...command: readonly string[]) => deployment(name, {}, { command });

const X3: Mutants = {
  caught: {
    'two workers of Sidekiq with one queue': [
      objects([
        worker('one', 'sidekiq', '-q', 'default', '-q', 'mails,2'),
        worker('two', 'sidekiq', '-q', 'mails'),
      ]),
      'got queue mails of Sidekiq, which Deployment one works through too',
    ],
    'one worker for all queues of GoodJob beside another': [
      objects([
        worker('all', 'good_job', 'start'),
        worker('mails', 'good_job', 'start', '--queues', 'mails'),
      ]),
      'got all queues of GoodJob, which Deployment mails works through too',
    ],
    'two workers of Shoryuken with one queue': [
      objects([worker('one', 'shoryuken', '-q', 'a', 'b', '-R'), worker('two', 'shoryuken', '-q', 'b,2')]),
      'got queue b of Shoryuken',
    ],
    'two workers of Resque with one queue': [
      objects(
        ['one', 'two'].map((name) =>
          deployment(
            name,
            {},
            { command: ['rake', 'resque:work'], env: [{ name: 'QUEUES', value: 'mails' }] },
          ),
        ),
      ),
      'got queue mails of Resque',
    ],
  },
  spared: {
    'queues of their own': objects([
      worker('one', 'good_job', 'start', '--queues', 'default,mails:2;searches'),
      worker('two', 'good_job', 'start', '--queues=slow'),
    ]),
    'queues that a file names': objects([
      worker('one', 'sidekiq', '-q', 'default'),
      worker('two', 'sidekiq', '-C', 'a.yml'),
    ]),
    'all queues but the other one': objects([
      worker('one', 'good_job', 'start', '--queues', 'default'),
      worker('rest', 'good_job', 'start', '--queues=-default'),
    ]),
    'one name at two libraries': objects([
      worker('one', 'sidekiq', '-q', 'default'),
      worker('two', 'shoryuken', '-q', 'default'),
    ]),
  },
};

const running = (image: string, environment: Environment, name = 'web') => [
  rendered([deployment(name, {}, { image })], { environment }),
];
const following: Environment = { ...ENVIRONMENTS.qa, follows: 'production' };

const X4: Mutants = {
  caught: {
    'qa on a version that production has not': [
      clusters(running('a/app:2', ENVIRONMENTS.production), running('a/app:1', following)),
      'warning X4: expected what production runs, 2, got 1',
    ],
  },
  spared: {
    "production's version from another registry": clusters(
      running('a/app:2', ENVIRONMENTS.production),
      running('b/app:2', following),
    ),
    "the version of one of production's clusters": clusters(
      running('a/app:2', ENVIRONMENTS.production),
      running('a/app:1', secondary),
      running('a/app:1', following),
    ),
    'an environment that follows nobody': clusters(
      running('a/app:2', ENVIRONMENTS.production),
      running('a/app:1', ENVIRONMENTS.qa),
    ),
    'what production has not at all': clusters(
      running('a/app:2', ENVIRONMENTS.production),
      running('a/app:1', following, 'preview'),
    ),
  },
};

const ALB = 'alb.ingress.kubernetes.io';

/** An ALB before a Service before Puma. */
const balanced = (
  annotations: Readonly<Record<string, string>>,
  container: Readonly<Record<string, unknown>> = {},
  ports = {},
) => {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  return objects([
    object(
      'Ingress/web',
      {
        spec: {
          ingressClassName: 'alb',
          rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', backend }] } }],
        },
      },
      {
        annotations: Object.fromEntries(
          Object.entries(annotations).map(([key, value]) => [`${ALB}/${key}`, value]),
        ),
      },
    ),
    service('web', { app: 'web' }, [{ port: 80, targetPort: 'http', ...ports }]),
    deployment('web', {}, container),
  ]);
};

const asked = (path: string) => ({
  readinessProbe: {
    httpGet: {
      path,
      port: 'http',
      httpHeaders: [
        { name: 'Host', value: 'a' },
        { name: 'X-Forwarded-Proto', value: 'https' },
      ],
    },
  },
});

/** Google's load balancer before the same. */
const behindGoogle = (env: readonly object[]) => {
  const { metadata, ...rest } = service('web', { app: 'web' }, [{ port: 80, targetPort: 'http' }]);
  const annotations = { 'cloud.google.com/backend-config': '{"default":"web"}' };
  return objects([
    { ...rest, metadata: { ...metadata, annotations } },
    {
      ...object('BackendConfig/web', { spec: { healthCheck: { type: 'HTTP', requestPath: '/up' } } }),
      apiVersion: 'cloud.google.com/v1',
    },
    deployment('web', {}, { env }),
  ]);
};

const X6: Mutants = {
  caught: {
    'codes that an ALB has where nobody names them': [
      balanced({ 'healthcheck-path': '/up' }, asked('/up')),
      "expected 301 and 403 among what counts as well, which Deployment web answers without headers, got '200'",
    ],
    'a redirect that does not count': [
      balanced({ 'healthcheck-path': '/up', 'success-codes': '200,403' }, asked('/up')),
      'expected 301 among what counts as well',
    ],
    'a redirect that a variable asks for, which Google does not follow': [
      behindGoogle([{ name: 'FORCE_SSL', value: 'true' }]),
      'expected a path that Deployment web answers with 200 over plain HTTP',
    ],
  },
  spared: {
    'codes that count both': balanced(
      { 'healthcheck-path': '/up', 'success-codes': '200,301,403' },
      asked('/up'),
    ),
    'a range that has both in it': balanced(
      { 'healthcheck-path': '/up', 'success-codes': '200-403' },
      asked('/up'),
    ),
    'a path that something else answers': balanced({ 'healthcheck-path': '/nginx' }, asked('/up')),
    'an application that redirects nothing': balanced({ 'healthcheck-path': '/up' }),
    "Google's load balancer before an application that redirects nothing": behindGoogle([
      { name: 'FORCE_SSL', value: 'false' },
    ]),
  },
};

const idle = (seconds: number) => ({ 'load-balancer-attributes': `idle_timeout.timeout_seconds=${seconds}` });
const puma = (value?: string) => ({
  command: ['bundle', 'exec', 'puma'],
  env: value === undefined ? [] : [{ name: 'PUMA_PERSISTENT_TIMEOUT', value }],
});

const X7: Mutants = {
  caught: {
    'an ALB that keeps a websocket for an hour': [
      balanced(idle(3600), puma()),
      'expected an idle timeout below the 65s that Puma keeps a connection in Deployment web, got 3600s',
    ],
    'a variable that is too small for the ALB': [balanced({}, puma('60')), 'below the 60s'],
    'Puma that Rails starts': [balanced(idle(65), { command: ['bin/rails', 's', '-p', '3000'] }), 'got 65s'],
  },
  spared: {
    "an ALB's and Puma's own": balanced({}, puma()),
    'a variable that is long enough': balanced(idle(3600), puma('3605')),
    'a proxy in front of Puma': balanced(idle(3600), { command: ['./bin/thrust', 'puma'] }),
    'another server': balanced(idle(3600), { command: ['/server'] }),
    'an ALB whose other Ingress may say it': balanced({ 'group.name': 'a' }, puma('60')),
  },
};

const sized = (spec: object) => {
  const { spec: own, ...rest } = deployment('web');
  return { ...rest, spec: { ...Object(own), ...spec } };
};
const entrance = service('web', { app: 'web' }, [{ port: 80, targetPort: 'http' }]);
const scaler = (name: string, spec: object = {}) =>
  object(`HorizontalPodAutoscaler/${name}`, {
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, ...spec },
  });

const X8: Mutants = {
  caught: {
    'one pod behind a Service': [
      objects([sized({ replicas: 1 }), entrance]),
      'spec.replicas: warning X8: expected two',
    ],
    'one pod, for nobody says how many': [objects([sized({}), entrance]), 'spec.replicas: warning X8'],
    'an autoscaler that goes down to one': [
      objects([sized({}), entrance, scaler('web', { minReplicas: 1 })]),
      'spec.minReplicas: warning X8',
    ],
  },
  spared: {
    'two pods': objects([sized({ replicas: 2 }), entrance]),
    'an autoscaler that goes down to two': objects([sized({}), entrance, scaler('web', { minReplicas: 2 })]),
    'one pod that nobody asks': objects([sized({ replicas: 1 })]),
    'what must not run twice': objects([sized({ replicas: 1, strategy: { type: 'Recreate' } }), entrance]),
    'one pod in sandbox': objects([sized({ replicas: 1 }), entrance], { environment: ENVIRONMENTS.sandbox }),
  },
};

const resting = ({ spec, ...rest }: Manifest) => ({ ...rest, spec: { ...Object(spec), replicas: 0 } });

const X9: Mutants = {
  caught: {
    'no worker for the default queue': [
      objects([worker('mails', 'sidekiq', '-q', 'mails')]),
      'expected a worker of Sidekiq for queue default',
    ],
    'a worker without pods': [
      objects([
        worker('one', 'good_job', '--queues', 'default'),
        resting(worker('two', 'good_job', '--queues', 'mails')),
      ]),
      'spec.replicas: warning X9: expected pods for queue mails, got 0',
    ],
  },
  spared: {
    'one of two workers': objects([
      worker('one', 'sidekiq', '-q', 'default'),
      worker('two', 'sidekiq', '-q', 'mails'),
    ]),
    'a prefix before default': objects([worker('one', 'good_job', '--queues', 'app_default')]),
    'queues of a file': objects([worker('one', 'sidekiq', '-C', 'sidekiq.yml')]),
    'an autoscaler that starts from nothing': objects([
      resting(deployment('web', {}, { command: ['sidekiq', '-q', 'default'] })),
      scaler('web'),
    ]),
  },
};

const X10: Mutants = {
  caught: {
    'a queue that qa has no worker for': [
      everywhere((name) => [
        worker('one', 'sidekiq', '-q', 'default', ...(name === 'qa' ? [] : ['-q', 'mails'])),
      ]),
      'expected a worker for queue mails, as Deployment one is in production, got none in qa',
    ],
  },
  spared: {
    'the same queues at other workers': everywhere((name) =>
      name === 'production'
        ? [worker('one', 'sidekiq', '-q', 'default'), worker('two', 'sidekiq', '-q', 'mails')]
        : [worker('one', 'sidekiq', '-q', 'default', '-q', 'mails')],
    ),
    'one worker for everything': everywhere((name) => [
      worker('one', 'good_job', 'start', ...(name === 'production' ? ['--queues', 'default,mails'] : [])),
    ]),
  },
};

const policy = (podSelector: object) => object('NetworkPolicy/own', { spec: { podSelector } });
const neighbour = rendered([deployment('api')], { service: 'tokei' });

const X11: Mutants = {
  caught: {
    'a policy over pods of two services': [
      services(
        rendered([deployment('web'), policy({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })]),
        neighbour,
      ),
      'got some that Deployment api of service tokei has too',
    ],
  },
  spared: {
    'a policy over its own': services(
      rendered([deployment('web'), policy({ matchLabels: { app: 'web' } })]),
      neighbour,
    ),
    'a policy over the whole namespace': services(rendered([deployment('web'), policy({})]), neighbour),
    'policies that a service writes for others': services(
      rendered([policy({ matchLabels: { app: 'api' } })]),
      neighbour,
    ),
  },
};

const scaledObject = {
  ...object('ScaledObject/web', { spec: { scaleTargetRef: { name: 'web' }, minReplicaCount: 2 } }),
  apiVersion: 'keda.sh/v1alpha1',
};

const X12: Mutants = {
  caught: {
    'two autoscalers of one Deployment': [
      objects([deployment('web'), scaler('cpu'), scaler('queue')]),
      'got web, which HorizontalPodAutoscaler cpu of service yashima scales too',
    ],
    'KEDA beside an autoscaler': [
      objects([deployment('web'), scaler('cpu'), scaledObject]),
      'spec.scaleTargetRef: X12',
    ],
  },
  spared: {
    'one autoscaler': objects([deployment('web'), scaler('cpu')]),
    'one of each of two': objects([
      deployment('web'),
      deployment('api'),
      scaler('web'),
      scaler('api', { scaleTargetRef: { kind: 'Deployment', name: 'api' } }),
    ]),
  },
};

const inCluster = (name: string, of: string, host: string, environment = PRODUCTION) => [
  rendered([ingress(host)], {
    service: of,
    environment: { ...environment, cluster: { name, primary: false } },
  }),
];

const X13: Mutants = {
  caught: {
    'one host of two services in two regions': [
      clusters(
        inCluster('production', 'yashima', 'a.example.com'),
        inCluster('production-osaka', 'tokei', 'a.example.com'),
      ),
      'got a.example.com/, which Ingress web of service yashima claims in production',
    ],
  },
  spared: {
    'one service in two regions': clusters(
      inCluster('production', 'yashima', 'a.example.com'),
      inCluster('production-osaka', 'yashima', 'a.example.com'),
    ),
    'two hosts': clusters(
      inCluster('production', 'yashima', 'a.example.com'),
      inCluster('production-osaka', 'tokei', 'b.example.com'),
    ),
  },
};

export const FLEET_MUTANTS: Readonly<Record<string, Mutants>> = {
  X1,
  X2,
  X3,
  X4,
  X6,
  X7,
  X8,
  X9,
  X10,
  X11,
  X12,
  X13,
};
