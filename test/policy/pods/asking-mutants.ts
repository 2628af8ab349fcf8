import { type Mutants, objects } from '../mutants';
import { template, workload } from '../objects';
import { asked, configMap, ENV_FROM, open, web, worker } from './shop';

const NO_HOST = { httpHeaders: [{ name: 'X-Forwarded-Proto', value: 'https' }] };
const NO_PROTO = { httpHeaders: [{ name: 'Host', value: 'shop.example.com' }] };
const ready = (request: object) => ({ container: { readinessProbe: asked('/up', {}, request as never) } });
const told = (name: string, value: string) => ({ env: [{ name, value }] });
const alive = (path: string, fields: object = {}) => ({
  container: { livenessProbe: asked(path, { failureThreshold: 6, ...fields }) },
});

/** Something in Go that answers at the same door. */
const inGo = (container: object = {}) =>
  workload(
    'Deployment/web',
    { app: 'web' },
    template({ app: 'web' }, {}, { command: ['/shop'], ...container }),
  );

/** Questions and answers. */
export const ASKING: Readonly<Record<string, Mutants>> = {
  F17: {
    caught: {
      'Rails is asked by the address of its pod': [
        objects(open(web(ready(NO_HOST)))),
        'warning F17: expected a Host that the application answers to, such as shop.example.com, got nothing',
      ],
      'the application says which hosts it answers to': [
        objects(
          open(
            web({
              container: {
                readinessProbe: asked('/up', {}, NO_HOST),
                ...told('RAILS_ALLOWED_HOSTS', 'shop.example.com'),
              },
            }),
          ),
        ),
        'httpHeaders: F17: expected a Host',
      ],
      'a script starts what only RAILS_ENV knows to be Rails': [
        objects([
          ...open(
            web({
              container: {
                command: ['/app/start'],
                envFrom: ENV_FROM,
                readinessProbe: asked('/up', {}, NO_HOST),
              },
            }),
          ),
          configMap({ RAILS_ENV: 'production' }),
        ]),
        'F17: expected a Host',
      ],
    },
    spared: {
      'Rails is asked by its host': objects(open(web())),
      'another language': objects(open(inGo({ readinessProbe: asked('/up', {}, NO_HOST) }))),
      'a worker that nobody leads to': objects([
        worker({ container: { livenessProbe: asked('/', {}, NO_HOST) } }),
      ]),
    },
  },
  F18: {
    caught: {
      'Rails is asked over plain HTTP': [
        objects(open(web(ready(NO_PROTO)))),
        'warning F18: expected X-Forwarded-Proto: https, as a load balancer sends it, got nothing',
      ],
      'the application forces TLS': [
        objects([
          ...open(web({ container: { envFrom: ENV_FROM, readinessProbe: asked('/up', {}, NO_PROTO) } })),
          configMap({ FORCE_SSL: 'true' }),
        ]),
        'httpHeaders: F18: expected X-Forwarded-Proto',
      ],
    },
    spared: {
      'the header in another case': objects(
        open(
          web(
            ready({
              httpHeaders: [
                { name: 'host', value: 'shop.example.com' },
                { name: 'x-forwarded-proto', value: 'https' },
              ],
            }),
          ),
        ),
      ),
      'a probe over TLS': objects(open(web(ready({ ...NO_PROTO, scheme: 'HTTPS' })))),
      'a port that is only opened': objects(
        open(web({ container: { readinessProbe: { tcpSocket: { port: 'http' } } } })),
      ),
    },
  },
  F19: {
    caught: {
      'Puma listens where no port is declared': [
        objects([web({ container: { command: ['bundle', 'exec', 'rails', 's', '-p', '3001'] } })]),
        'F19: expected 3001, where -p says that it listens, got 3000',
      ],
      'PORT and the port of the container differ': [
        objects([web({ container: { envFrom: ENV_FROM } }), configMap({ PORT: '8080' })]),
        'warning F19: expected 8080, where PORT says that it listens, got 3000',
      ],
      'a probe asks the port of another day': [
        objects([
          web({
            container: {
              command: ['bundle', 'exec', 'puma', '-b', 'tcp://0.0.0.0:8080'],
              ports: [{ name: 'http', containerPort: 8080 }],
              readinessProbe: asked('/up', {}, { port: 3000 }),
            },
          }),
        ]),
        'readinessProbe.httpGet.port: F19: expected 8080, where -b says that it listens, got 3000',
      ],
      'Thruster listens on 80 where nobody says': [
        objects([web({ container: { command: ['./bin/thrust', 'bundle', 'exec', 'puma'] } })]),
        'warning F19: expected 80, where HTTP_PORT says that it listens, got 3000',
      ],
    },
    spared: {
      'PORT is the port of the container': objects([web({ container: told('PORT', '3000') })]),
      'Thruster hands PORT on': objects([
        web({
          container: {
            command: ['./bin/thrust', 'bundle', 'exec', 'puma'],
            env: [
              { name: 'HTTP_PORT', value: '3000' },
              { name: 'PORT', value: '3001' },
            ],
          },
        }),
      ]),
      'Puma also listens on a socket': objects([
        web({ container: { command: ['puma', '-b', 'unix:///tmp/puma.sock'], ...told('PORT', '1') } }),
      ]),
      'a port of an exporter beside it': objects([
        web({
          container: {
            ...told('PORT', '3000'),
            ports: [
              { name: 'http', containerPort: 3000 },
              { name: 'metrics', containerPort: 9394 },
            ],
            livenessProbe: asked('/metrics', {}, { port: 9394 }),
          },
        }),
      ]),
    },
  },
  F20: {
    caught: {
      'one answer that fails restarts a pod': [
        objects([web(alive('/up', { failureThreshold: 1 }))]),
        'F20: expected 3 or more, so that a short stall restarts nothing, got 1',
      ],
      'liveness asks the database': [
        objects([web(alive('/health/db'))]),
        "F20: expected a path that asks the process alone, got '/health/db'",
      ],
      'liveness asks for everything': [
        objects([web(alive('/health/full?verbose'))]),
        'F20: expected a path that asks the process alone',
      ],
    },
    spared: {
      'three failures, as Kubernetes has it': objects([web(alive('/up', { failureThreshold: undefined }))]),
      'readiness asks the database': objects([
        web({ container: { readinessProbe: asked('/health/db', { failureThreshold: 1 }) } }),
      ]),
      'a word that only begins like one': objects([web(alive('/dbrb/already'))]),
    },
  },
  F21: {
    caught: {
      'liveness begins while Rails boots': [
        objects([web({ container: { startupProbe: undefined, livenessProbe: asked('/up') } })]),
        "livenessProbe: warning F21: expected 60s or more until it gives up, got '30s'",
      ],
      'the startup probe gives up after 20 seconds': [
        objects([
          web({ container: { startupProbe: asked('/up', { periodSeconds: 2, failureThreshold: 10 }) } }),
        ]),
        "startupProbe: warning F21: expected 60s or more until it gives up, got '20s'",
      ],
    },
    spared: {
      'liveness begins after a minute': objects([
        web({
          container: { startupProbe: undefined, livenessProbe: asked('/up', { initialDelaySeconds: 60 }) },
        }),
      ]),
      'nothing restarts it': objects([
        web({ container: { startupProbe: undefined, livenessProbe: undefined } }),
      ]),
      'another language': objects([inGo({ livenessProbe: asked('/live') })]),
    },
  },
  F22: {
    caught: {
      'Ruby has a second to answer': [
        objects([web({ container: { readinessProbe: asked('/up', { timeoutSeconds: undefined }) } })]),
        'F22: expected 2 or more, for a process of Ruby, got 1',
      ],
      'a script of Ruby has a second': [
        objects([worker({ container: { livenessProbe: { exec: { command: ['bin/alive'] } } } })]),
        'F22: expected 2 or more',
      ],
      'a probe waits longer than it may fail': [
        objects([inGo({ readinessProbe: asked('/up', { timeoutSeconds: 31 }) })]),
        'F22: expected 30 at most, its period times its failures, got 31',
      ],
    },
    spared: {
      'five seconds': objects([web()]),
      'a port that opens': objects([web({ container: { livenessProbe: { tcpSocket: { port: 'http' } } } })]),
      'another language': objects([inGo({ readinessProbe: asked('/up', { timeoutSeconds: 1 }) })]),
    },
  },
  F23: {
    caught: {
      'nothing says when a web process is ready': [
        objects(open(web({ container: { readinessProbe: undefined } }))),
        'F23: expected a readiness probe, for Deployment web is sent requests, got nothing',
      ],
    },
    spared: {
      'it says so': objects(open(web())),
      'a worker that nobody asks': objects([worker()]),
      'another container of the pod says so': objects(
        open(
          web({
            pod: {
              containers: [
                { name: 'nginx', image: 'nginx:1', ports: [{ name: 'http', containerPort: 80 }] },
                { name: 'app', image: 'app:1', readinessProbe: asked('/up', {}, { port: 3000 }) },
              ],
            },
          }),
        ),
      ),
    },
  },
};
