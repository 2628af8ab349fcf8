import { isDnsSubdomain } from './names';
import { type Path, Words } from './path';
import { checkReference, type NameOr } from './reference';

/** Where the certificate of an ingress comes from. */
export type TlsSource = SecretCertificate | IssuedCertificate | AcmCertificate | ManagedCertificate;

/** A TLS Secret that is there, in the namespace of the ingress. */
export interface SecretCertificate {
  readonly secret: NameOr<'Secret'>;
}

/** cert-manager gets it and puts it into a Secret. https://cert-manager.io/docs/usage/ingress/ */
export interface IssuedCertificate {
  readonly issuer: string;
  /** @default 'ClusterIssuer' */
  readonly kind?: 'ClusterIssuer' | 'Issuer';
}

/** AWS Certificate Manager has it. */
export interface AcmCertificate {
  readonly arn: string;
}

/** Google gets it and renews it; never for hosts with a wildcard. */
export interface ManagedCertificate {
  readonly managed: true;
}

const SOURCES = ['secret', 'issuer', 'arn', 'managed'] as const;

/** Refuses what names no certificate, or more than one. */
export function checkTlsSource(source: TlsSource, path: Path): void {
  const named = SOURCES.filter((name) => name in source);
  if (named.length !== 1) {
    path.refuse(`one of ${SOURCES.join(', ')}`, new Words(named.join(' and ') || 'none'), 'name one of them');
  } else if ('secret' in source) {
    checkReference(source.secret, 'Secret', path.at('secret'));
  } else if ('issuer' in source && !isDnsSubdomain(source.issuer)) {
    path
      .at('issuer')
      .refuse('the name of an issuer', source.issuer, 'write the name that cert-manager knows');
  } else if ('arn' in source && !ARN.test(source.arn)) {
    const fix = "write it as 'arn:aws:acm:region:account:certificate/id'";
    path.at('arn').refuse('the ARN of a certificate', source.arn, fix);
  }
}

/** Of ACM, or uploaded to IAM. */
const ARN = /^arn:[\w-]+:(?:acm:[\w-]+|iam:):\d+:(?:certificate|server-certificate)\/[\w+=,.@/-]+$/;
