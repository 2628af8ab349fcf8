/** `A=1`, with something after the sign. */
const SETTING = /^[ \t]*(?:export[ \t]+)?(?<key>[A-Za-z_][\w.]*)[ \t]*=[ \t]*(?<value>[^\s#].*)$/gm;

/** Whether a dotenv file has a value that anybody may read; SOPS encrypts such files too. */
export const holdsPlainSetting = (text: string): boolean =>
  [...text.matchAll(SETTING)].some(
    ({ groups: { key = '', value = '' } = {} }) =>
      !key.startsWith('sops_') && !value.startsWith('ENC[AES256_GCM,') && !/^(''|"")\s*$/.test(value),
  );
