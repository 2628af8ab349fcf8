import type { WorkerProps } from '../../../lib';

const CALCULATOR = 'laa-fee-calculator.service.justice.gov.uk';
const DOMAIN = 'claim-crown-court-defence.service';

/** Rules of the web application firewall, line by line. */
export const MODSECURITY = `SecRuleEngine On
SecRequestBodyLimit 13107200
# uploads of evidence
SecRule REQUEST_URI "@beginsWith /documents" \\
  "id:1000,phase:1,pass,nolog,ctl:requestBodyAccess=Off"
`;

const stage = (name: string, host: string) => ({
  stage: name,
  host,
  place: { namespace: { name: `cccd-${name}` }, serviceAccount: { name: `cccd-${name}-service` } },
  ingress: {
    tls: { secret: `cccd-${name}-cert` },
    annotations: {
      'nginx.ingress.kubernetes.io/enable-modsecurity': 'true',
      'nginx.ingress.kubernetes.io/modsecurity-snippet': MODSECURITY,
      'external-dns.alpha.kubernetes.io/set-identifier': `cccd-cccd-${name}-green`,
      'external-dns.alpha.kubernetes.io/aws-weight': '100',
    },
  },
});

const PATIENT = { readiness: { period: '30s' }, liveness: { period: '60s' } } as const;
const QUICK = { readiness: { period: '10s' }, liveness: { period: '10s' } } as const;

/** Everything that differs between environments, and nothing else does. */
export const DIFFERENCES = {
  production: {
    ...stage('production', `${DOMAIN}.gov.uk`),
    ...{ replicas: 4, probes: PATIENT, calculator: CALCULATOR, futureDates: false, tracker: 'GTM-NSB9GWK' },
  },
  qa: {
    ...stage('staging', `staging.${DOMAIN}.justice.gov.uk`),
    ...{ replicas: 4, probes: PATIENT, calculator: `staging.${CALCULATOR}`, futureDates: false },
    tracker: 'GTM-PNZFWQT',
  },
  sandbox: {
    ...stage('api-sandbox', `api-sandbox.${DOMAIN}.justice.gov.uk`),
    ...{ replicas: 2, probes: QUICK, calculator: CALCULATOR, futureDates: true, tracker: undefined },
  },
};

const HEALTHCHECK = ['bin/worker_healthcheck'];

/** Sidekiq, the same everywhere. */
export const WORKER: WorkerProps = {
  adapter: 'sidekiq',
  replicas: 1,
  cpu: '10m',
  cpuLimit: '2',
  memory: '1000Mi',
  memoryLimit: '3Gi',
  probes: {
    readiness: { command: HEALTHCHECK, period: '30s' },
    liveness: { command: HEALTHCHECK, period: '5m' },
  },
};
