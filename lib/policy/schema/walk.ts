import { type Json, text } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';
import { missingField, wrongValue } from './refusals';
import { type Place, unknownField } from './unknown-field';
import { untimely, untimelyValue } from './untimely';
import type { ObjectType, ValueType } from './value-type';
import { emptied, wrongType } from './wrong-type';

/** One walk through an object beside its type; a step into a field is a push, the way back a pop. */
export class Walk {
  readonly faults: Fault[] = [];
  /** Where the walk is: the keys, and the types of the objects around, outermost first. */
  private readonly keys: (string | number)[] = [];
  private readonly around: Place[] = [];

  constructor(private readonly edition: Edition) {}

  value(value: unknown, type: ValueType): void {
    if (type.is === 'anything') return;
    if (type.is === 'plain') {
      if (!type.plain.holds(value)) this.file(wrongType(type, value));
    } else if (type.is === 'one') this.oneOf(value, type);
    else if (type.is === 'list') this.list(value, type);
    else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.file(wrongType(type, value));
    } else if (type.is === 'map') this.map(value as Json, type.of);
    else this.object(value as Json, type.of);
  }

  object(value: Json, type: ObjectType): void {
    this.around.push({ type, at: this.keys.length });
    for (const key of Object.keys(value)) this.field(key, value[key], type);
    for (const name of type.required) {
      if (value[name] === undefined || value[name] === null)
        this.within(name, () => this.file(missingField(name)));
    }
    this.around.pop();
  }

  private field(key: string, value: unknown, type: ObjectType): void {
    if (value === undefined) return;
    const field = type.fields.get(key);
    this.keys.push(key);
    if (field === undefined) {
      if (!type.open) this.file(unknownField(key, this.around, this.keys, this.edition));
    } else {
      const said = untimely(key, value, field, this.edition);
      if (said !== undefined) this.file(said);
      // null says nothing; the API server drops it
      if (value !== null) this.value(value, field.type);
    }
    this.keys.pop();
  }

  private list(value: unknown, type: ValueType & { is: 'list' }): void {
    if (!Array.isArray(value)) {
      this.file(wrongType(type, value));
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      this.keys.push(labelOf(item, index));
      if (item === null) this.empty(type.of, this.edition.native);
      else this.value(item, type.of);
      this.keys.pop();
    }
  }

  private map(value: Json, of: ValueType): void {
    for (const key of Object.keys(value)) this.step(key, value[key], of);
  }

  /** A value one key further in. */
  step(key: string, value: unknown, type: ValueType): void {
    this.keys.push(key);
    if (value === null) this.empty(type, true);
    else this.value(value, type);
    this.keys.pop();
  }

  /** Null where a value must be: taken for an empty one, or refused. */
  private empty(type: ValueType, isTaken: boolean): void {
    if (type.is !== 'anything') this.file(isTaken ? emptied(type) : wrongType(type, null));
  }

  private oneOf(value: unknown, type: ValueType & { is: 'one' }): void {
    const since = typeof value === 'string' ? type.of.get(value) : undefined;
    if (typeof value !== 'string') this.file(wrongType(type, value));
    else if (since === undefined) this.file(wrongValue(value, [...type.of.keys()], this.edition));
    else if (since > this.edition.minor) this.file(untimelyValue(value, since, this.edition));
  }

  /** Files what is wrong where the walk is. */
  file(fault: Omit<Fault, 'field'>): void {
    this.faults.push({ field: this.keys.join('.'), ...fault });
  }

  private within(key: string, then: () => void): void {
    this.keys.push(key);
    then();
    this.keys.pop();
  }
}

/** An item of a list is called by its name, as findings call containers and ports. */
const labelOf = (item: unknown, index: number): string | number =>
  (typeof item === 'object' && item !== null && text((item as Json).name)) || index;
