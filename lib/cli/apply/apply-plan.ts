import { HOOK, type Manifest, type Path, Words } from '../../kernel';
import { waveOf } from '../../synth';

/** What is applied together; whatever comes after waits until it is there. */
export interface Wave {
  /** `Sync -10`, for messages. */
  readonly name: string;
  readonly objects: readonly Manifest[];
}

/** A file of dist in the order in which Argo CD would bring it. */
export interface ApplyPlan {
  /** Where the service is, and where its inventory is kept. */
  readonly namespace: string;
  /** Before all others: what is in them cannot be there before. */
  readonly namespaces: readonly Manifest[];
  readonly waves: readonly Wave[];
  /** What runs only when something has failed. */
  readonly onFailure: readonly Manifest[];
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
const PHASES = ['PreSync', 'Sync', 'PostSync'] as const;

/** The order of a file; refuses one without a namespace. */
export function planApply(objects: readonly Manifest[], path: Path): ApplyPlan {
  const namespace =
    objects.find(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace ??
    // of a service that was taken away nothing else may be left
    objects.find(isNamespace)?.metadata.name;
  if (namespace === undefined) {
    path.refuse('objects in a namespace', new Words('none'), 'give the chart one');
  }
  return {
    namespace: namespace ?? '',
    namespaces: objects.filter(isNamespace),
    waves: PHASES.flatMap((phase) =>
      wavesOf(
        phase,
        objects.filter((object) => phaseOf(object) === phase),
      ),
    ),
    onFailure: objects.filter((object) => phaseOf(object) === 'SyncFail'),
  };
}

const isNamespace = ({ kind, apiVersion }: Manifest): boolean => kind === 'Namespace' && apiVersion === 'v1';

/** Whether Argo CD takes it for a hook, which is made anew each time. */
export const isHook = ({ metadata }: Manifest): boolean => metadata.annotations?.[HOOK] !== undefined;

const phaseOf = (object: Manifest): string =>
  isNamespace(object) ? 'first' : (object.metadata.annotations?.[HOOK] ?? 'Sync');

/** In the order of the file within a wave. */
function wavesOf(phase: string, objects: readonly Manifest[]): readonly Wave[] {
  const numbers = [...new Set(objects.map(waveOf))].toSorted((a, b) => a - b);
  return numbers.map((number) => ({
    name: `${phase} ${number}`,
    objects: objects.filter((object) => waveOf(object) === number),
  }));
}
