import { type InvalidProps, textAt } from '../../kernel';
import { refusal } from './refusal';

/** https://nodejs.org/api/errors.html#common-system-errors */
const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody who listens there',
  ENOTFOUND: 'no address for this host',
  EAI_AGAIN: 'no answer of the name server',
  EHOSTUNREACH: 'no way there',
  ENETUNREACH: 'no way there',
  ETIMEDOUT: 'no answer in time',
  ECONNRESET: 'a connection that was cut',
  EPIPE: 'a connection that was cut',
  ERR_STREAM_PREMATURE_CLOSE: 'a connection that was cut',
};

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'a certificate of another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'a certificate that the kubeconfig does not know',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate that the kubeconfig does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'a certificate that the kubeconfig does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'a certificate that the kubeconfig does not know',
};

/** No answer came. Of the error only its code is shown. */
export function unreachable(context: string, server: string, wrote: boolean, error: unknown): InvalidProps {
  const path = `kubeconfig.${context}`;
  const code = codeOf(error);
  const expected = `the API server at ${server}`;
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) {
    return refusal(path, expected, certificate, 'renew the kubeconfig; never switch the check off');
  }
  const got = NETWORK[code] ?? (code === '' ? 'no connection' : `no connection (${code})`);
  // whether a request was carried out whose answer is lost, nobody knows
  const before = wrote ? ', and see what is there before you try again' : '';
  return refusal(path, expected, got, `check network, VPN and proxy${before}`);
}

const codeOf = (error: unknown): string => {
  if (textAt(error, 'type') === 'aborted') return 'ETIMEDOUT';
  return textAt(error, 'code') ?? textAt(error, 'cause', 'code') ?? '';
};

/** What a credential plug-in prints may be the credential itself: none of it is shown. */
export function credentialsRefused(
  context: string,
  plugin: string | undefined,
  error: unknown,
): InvalidProps {
  const path = `kubeconfig.${context}`;
  if (plugin === undefined) {
    return refusal(path, 'credentials', 'none that can be read', 'see `kubectl config view`; log in again');
  }
  const missing = codeOf(error) === 'ENOENT';
  const got = missing ? 'no such program' : 'a failure of it';
  const fix = missing ? `install ${plugin}` : `log in again, then see what \`${plugin}\` says`;
  return refusal(path, `credentials from ${plugin}`, got, fix);
}
