const CUT = '…';

/** The text, or as much of its beginning as fits into so many bytes of UTF-8, never half a character. */
export function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character + CUT) > bytes) break;
    kept += character;
  }
  return kept + CUT;
}

/** `A, B and 3 more`: whole names only, as many as fit. */
export function namesWithin(names: readonly string[], bytes: number): string {
  const all = names.join(', ');
  if (Buffer.byteLength(all) <= bytes) return all;
  let room = bytes - Buffer.byteLength(` and ${names.length} more`);
  let shown = 0;
  for (const name of names) {
    room -= Buffer.byteLength(name) + (shown > 0 ? 2 : 0);
    if (room < 0) break;
    shown++;
  }
  if (shown === 0) return `${names.length} keys`;
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}
