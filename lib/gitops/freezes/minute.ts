/** The minute that a time is in, as a pause names it: `2026-11-21T15:30Z`. */
export const minuteOf = (time: Date): string => `${time.toISOString().slice(0, 16)}Z`;
