/** What must not compile, with the flags of lib. Each line fails `tsc` when its mistake begins to compile. */
import type { ConfigFilesProps, EnvProps } from '../../lib/config';

export const nothing: EnvProps = {
  clear: {
    // @ts-expect-error a variable has a value, or is left out
    LOG_LEVEL: undefined,
  },
};

export const nested: EnvProps = {
  clear: {
    // @ts-expect-error a variable is one text
    REDIS: { host: 'redis' },
  },
};

export const pairs: EnvProps = {
  // @ts-expect-error values of secrets never pass through a chart
  secret: { DATABASE_URL: 'mysql://db' },
};

export const keyless: EnvProps = {
  // @ts-expect-error a named Secret says which keys
  secret: [{ from: 'db' }],
};

export const both: EnvProps = {
  // @ts-expect-error a whole source is a Secret or a ConfigMap
  from: [{ secret: 'a', configMap: 'b' }],
};

export const fact: EnvProps = {
  field: {
    // @ts-expect-error the downward API does not know it
    IMAGE: 'spec.image',
  },
};

export const misspelt: EnvProps = {
  // @ts-expect-error it is called clear
  plain: { LOG_LEVEL: 'info' },
};

export const listed: ConfigFilesProps = {
  // @ts-expect-error a file has a key
  files: ['nginx/nginx.conf'],
};

export const object: ConfigFilesProps = {
  texts: {
    // @ts-expect-error a file is one text
    'settings.json': { level: 'info' },
  },
};

export const named: EnvProps = {
  // @ts-expect-error the ConfigMap is made here, so its name is enough
  configMap: { kind: 'ConfigMap', name: 'settings' },
};

export const open: EnvProps = {
  clear: { SITE: 'a' },
  // @ts-expect-error names, whose values stand in clear
  public: { SITE: 'a' },
};
