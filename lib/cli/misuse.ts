import { type Finding, InvalidProps, inspect, Words } from '../kernel';

/** What was typed makes no sense: the program ends with 2, where a fault elsewhere gives 1. */
export class Misuse extends InvalidProps {}

/** Ends a command because something is wrong outside of what was typed. `got` must hold no value. */
export function refuse(place: string, expected: string, got: string, fix: string): never {
  throw new InvalidProps(finding(place, expected, got, fix));
}

/** Ends a command because of what was typed. `got` must hold nothing that may be a value. */
export function misuse(place: string, expected: string, got: string, fix: string): never {
  throw new Misuse(finding(place, expected, got, fix));
}

const finding = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;
