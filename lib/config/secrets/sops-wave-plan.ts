import { type Json, type Path, SYNC_WAVE, textAt, WAVE, Words } from '../../kernel';

const INTEGER = /^-?\d{1,9}$/;

/**
 * A plug-in checks the checksum of the whole file, so that nothing can be added to it at synth: the wave that
 * lets a Secret be there before the migration must stand in the file itself.
 */
export function checkWave(annotations: Json, path: Path): void {
  const wave = textAt(annotations, SYNC_WAVE);
  if (wave !== undefined && INTEGER.test(wave) && isBeforePods(Number(wave))) return;
  const expected = `a wave from ${WAVE.namespace} to ${WAVE.assets - 1}, before whatever reads it`;
  const got = wave === undefined ? 'nothing' : INTEGER.test(wave) ? wave : 'something else';
  const fix = `set ${SYNC_WAVE}: '${WAVE.prerequisite}' with sops edit`;
  path.at('metadata.annotations').at(SYNC_WAVE).refuse(expected, new Words(got), fix);
}

const isBeforePods = (wave: number): boolean => wave >= WAVE.namespace && wave < WAVE.assets;
