import type { ServiceAccount } from 'kubernetes-types/core/v1';
import { type Emitted, type Labels, syncFailHook } from '../kernel';

/**
 * Without rights, token or cloud identity. It is a hook as its Job is, and Argo CD makes the kinds of a phase
 * one after the other: it is there although the sync failed before the accounts of the service.
 */
export const noticeAccount = (name: string, labels: Labels): Emitted<ServiceAccount> => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, labels, annotations: syncFailHook() },
  automountServiceAccountToken: false,
});
