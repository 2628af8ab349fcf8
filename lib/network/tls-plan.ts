import { type AcmCertificate, checkTlsSource, type IngressFacts, type Path, type TlsSource } from '../kernel';

/** The certificate that the chart names, else the platform's; undefined where neither names one. */
export function planTls(
  own: TlsSource | undefined,
  facts: IngressFacts | undefined,
  path: Path,
): TlsSource | undefined {
  if (own !== undefined) checkTlsSource(own, path);
  return own ?? facts?.tls ?? certificateOf(facts);
}

function certificateOf(facts: IngressFacts | undefined): AcmCertificate | undefined {
  if (facts?.controller !== 'alb' || facts.certificateArn === undefined) return undefined;
  return { arn: facts.certificateArn };
}
