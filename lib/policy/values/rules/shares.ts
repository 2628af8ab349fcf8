import { LARGEST } from '../../../kernel';
import { FINE, type Rule } from '../rule';

const SHARE = /^(\d+)%$/;

const refused = (expected: string, got: unknown) => [{ expected, got, fix: "write it as 1 or '25%'" }];

/** A count, or a share of pods in whole percent; more than all of them where that means something. */
export const countOrShare = (largest = Number.POSITIVE_INFINITY): Rule => {
  const most = Number.isFinite(largest) ? `, ${largest}% at most` : '';
  return (value) => {
    if (typeof value === 'number')
      return value >= 0 && value <= LARGEST ? FINE : refused(`a count from 0 to ${LARGEST}`, value);
    if (typeof value !== 'string') return FINE;
    const share = Number(SHARE.exec(value)?.[1] ?? Number.NaN);
    return share <= largest ? FINE : refused(`a count, or a share such as '25%'${most}`, value);
  };
};

/** Whether a count or a share is none, however many there are. */
export const isNone = (value: unknown): boolean => value === 0 || value === '0' || /^0+%$/.test(`${value}`);
