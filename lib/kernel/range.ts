/** The largest whole number of most fields: the API server reads them into 32 bits. */
export const LARGEST = 2 ** 31 - 1;

/** Whole numbers from `from` (0) to `to` (the largest that Kubernetes holds). */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** Whether a field takes the number; never for NaN and fractions. */
export const isWithin = (value: number, { from = 0, to = LARGEST }: Range): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** The range in words; its end is only said where somebody set one or where the value lies behind it. */
export const rangeText = (value: number, { from = 0, to = LARGEST }: Range, unit = ''): string =>
  to < LARGEST || value > to ? `from ${from}${unit} to ${to}${unit}` : `${from}${unit} or more`;
