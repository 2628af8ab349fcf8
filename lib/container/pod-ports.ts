import { checkPort, checkPortName, type Path } from '../kernel';
import { planPort } from './port-plan';
import type { PortPlan, PortProps } from './port-props';
import { Taken } from './taken';

/** The ports of a pod, whose containers share one address. */
export class PodPorts {
  private readonly names = new Taken('a name that no other port of the pod has', 'rename one of the two');
  private readonly numbers = new Taken(
    'a number that no other port of the pod has',
    'give one of the two another: the containers of a pod share one address',
  );

  /** The port that a container serves at. */
  serving(port: PortProps, path: Path, usualName?: string): PortPlan {
    const plan = planPort(port, path, usualName);
    const isNumber = typeof port === 'number';
    this.names.take(plan.name, isNumber ? path : path.at('name'));
    this.numbers.take(plan.number, isNumber ? path : path.at('number'));
    return plan;
  }

  /** Further ones of a container. */
  named(ports: Readonly<Record<string, number>>, path: Path): readonly PortPlan[] {
    return Object.entries(ports).map(([name, number]) => {
      checkPortName(name, path.at(name));
      checkPort(number, path.at(name));
      this.names.take(name, path.at(name));
      this.numbers.take(number, path.at(name));
      return { name, number };
    });
  }
}
