import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import {
  COMPONENT,
  type Environment,
  type Finding,
  field,
  InvalidProps,
  inspect,
  kindOf,
  type Manifest,
  type ObjectOf,
  podOf,
  Words,
} from '../kernel';
import { type ContainerView, environmentOf } from './container-environment';

/** What a chart is in one cluster, for tests to look at: plain objects, found by what they are. */
export class RenderedChart {
  constructor(
    /** `service/cluster`, as findings name it. */
    readonly place: string,
    readonly environment: Environment,
    /** In the order of the file in dist. */
    readonly objects: readonly Manifest[],
    /** Warnings that nobody acknowledged. */
    readonly warnings: readonly Finding[],
  ) {}

  /** Every object of a kind. */
  all<Kind extends string>(kind: Kind): readonly ObjectOf<Kind>[] {
    // Its kind says which type a rendered object has.
    const isOfKind = (object: Manifest): object is ObjectOf<Kind> =>
      object.kind === kind || kindOf(object) === kind;
    return this.objects.filter(isOfKind);
  }

  /**
   * The one object of a kind that has this name or belongs to this component (`web`, `sidekiq`, the name of
   * a cron); without either, the only one of its kind. Anything but exactly one is an error that lists what
   * there is.
   */
  find<Kind extends string>(kind: Kind, nameOrComponent?: string): ObjectOf<Kind> {
    const all = this.all(kind);
    const named = all.filter(({ metadata }) => metadata.name === nameOrComponent);
    const fitting = all.filter(
      (object) => nameOrComponent === undefined || componentOf(object) === nameOrComponent,
    );
    const [found, ...more] = named.length > 0 ? named : fitting;
    if (found !== undefined && more.length === 0) return found;
    const asked = nameOrComponent === undefined ? kind : `${kind} '${nameOrComponent}'`;
    return this.refuse(`one ${asked}`, all);
  }

  /** The specification of the pods of a component, whatever kind of object makes them. */
  pod(component: string): PodSpec {
    const makers = this.objects.filter((object) => podOf(object)?.labels[COMPONENT] === component);
    const [maker, ...more] = makers;
    const spec = maker === undefined || more.length > 0 ? undefined : podOf(maker)?.spec;
    if (spec === undefined)
      return this.refuse(`one object that makes pods of component '${component}'`, this.objects);
    return spec as unknown as PodSpec; // rendered for the API server, which has this type
  }

  /** The main container of a component, or another of its containers by name. */
  container(component: string, name?: string): Container {
    const { containers, initContainers = [] } = this.pod(component);
    const found =
      name === undefined
        ? containers[0]
        : [...containers, ...initContainers].find((one) => one.name === name);
    if (found !== undefined) return found;
    return this.refuse(`a container '${name}' in the pods of '${component}'`, []);
  }

  /**
   * The variables that a component's main container sees, in the order in which they win: the values of
   * rendered ConfigMaps, single values, and for what is not known here the place that it comes from.
   */
  env(component: string): ContainerView {
    return environmentOf(this.container(component), this.all('ConfigMap'));
  }

  private refuse(expected: string, found: readonly Manifest[]): never {
    const names = found.map((object) => `${object.kind}/${object.metadata.name}`).join(', ');
    const fix = 'ask for one that is there, by its name or by its component';
    const { findings } = inspect(this.place, (path) =>
      path.refuse(expected, new Words(names === '' ? 'none' : names), fix),
    );
    throw new InvalidProps(findings);
  }
}

const componentOf = (object: Manifest): unknown => field(object, 'metadata', 'labels', COMPONENT);
