import { field, records, text } from '../../kernel';
import type { Answer, Ask } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import type { Named } from './refused-object';

/** Where an API server has its objects. */
export interface Resources {
  /** Undefined where it knows no such kind. */
  urlOf(object: Named): Promise<string | undefined>;
  /** As the cluster has it; undefined where it is not there. `refused` makes an error of any other answer. */
  read(object: Named, refused: (answer: Answer) => Error): Promise<unknown>;
}

/** Asks the API server itself what it calls a kind. https://kubernetes.io/docs/reference/using-api/api-concepts/ */
export function resourcesOf(ask: Ask): Resources {
  const known = new Map<string, Promise<string | undefined>>();
  const placeOf = (object: Named): Promise<string | undefined> => {
    const key = `${object.apiVersion} ${object.kind}`;
    const asked = known.get(key) ?? discovered(ask, object);
    known.set(key, asked);
    // a definition may come with the same file
    const forget = () => void known.delete(key);
    asked.then((place) => place === undefined && forget(), forget);
    return asked;
  };
  const urlOf = async (object: Named): Promise<string | undefined> => {
    const place = await placeOf(object);
    const { name, namespace = '' } = object.metadata;
    return (
      place && `${place.replace('{namespace}', encodeURIComponent(namespace))}/${encodeURIComponent(name)}`
    );
  };
  return {
    urlOf,
    read: async (object, refused) => {
      const url = await urlOf(object);
      if (url === undefined) return undefined;
      const answer = await ask({ method: 'GET', url });
      if (answer.status === 404) return undefined;
      if (answer.status >= 300) throw refused(answer);
      return answer.body;
    },
  };
}

/** The address of a kind's list, with `{namespace}` for the namespace. */
async function discovered(ask: Ask, { apiVersion, kind }: Named): Promise<string | undefined> {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const { status, body } = await ask({ method: 'GET', url: root });
  if (status >= 300 && status !== 404) {
    const fix = status === 401 ? 'log in to its context again' : 'try again in a while';
    throw refusal(apiVersion, `what the API server has of it, ${kind} above all`, `HTTP ${status}`, fix);
  }
  const resource = records(field(body, 'resources')).find(
    ({ name, kind: served }) => served === kind && !(text(name) ?? '/').includes('/'),
  );
  if (resource === undefined) return undefined;
  return resource.namespaced === true
    ? `${root}/namespaces/{namespace}/${resource.name}`
    : `${root}/${resource.name}`;
}
