import { quantityOf, record } from '../../../kernel';
import { type Complaint, FINE, type Rule } from '../rule';

const EXAMPLE = "write it as '250m', '2', '768Mi' or '10Gi'";

/** An amount in some range; what is none at all is the schema's matter. */
const amountThat =
  (holds: (amount: number) => boolean, expected: string): Rule =>
  (value) => {
    const amount = quantityOf(value);
    return Number.isNaN(amount) || holds(amount) ? FINE : [{ expected, got: value, fix: EXAMPLE }];
  };

/** An amount of anything, none too. */
export const amount = amountThat((value) => value >= 0, 'an amount, none or more');

export const someAmount = amountThat((value) => value > 0, 'an amount, more than none');

export const ratio = amountThat((value) => value >= 1, 'a ratio of 1 or more');

/** That no amount of one map is more than that of another, where both name one. */
export const notMore =
  (smaller: string, larger: string): Rule =>
  (value) => {
    const most = record(record(value)[larger]);
    return Object.entries(record(record(value)[smaller])).flatMap(([name, got]): readonly Complaint[] => {
      const limit = most[name] === null ? 0 : quantityOf(most[name]);
      // less than nothing is said where it stands
      if (limit < 0 || !(quantityOf(got) > limit)) return FINE;
      const expected = `${most[name]} at most, its ${larger}`;
      return [{ at: `${smaller}.${name}`, expected, got, fix: `lower it, or raise ${larger}` }];
    });
  };
