import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidProps, inspect } from '../../kernel';
import { fileOf } from '../../synth';
import { refuse } from '../misuse';
import { manifestsIn } from '../rollout/manifests-in';
import { type ApplyPlan, planApply } from './apply-plan';

/** What dist has for a service in a cluster, exactly as it is: what was looked at is what is applied. */
export function planOf(dist: string, cluster: string, service: string): ApplyPlan {
  const file = fileOf(cluster, service);
  if (!existsSync(join(dist, file))) return refuse(`dist/${file}`, 'a file', 'none', "run 'kube synth'");
  const encrypted = file.replace(/\.k8s\.yaml$/, '.secret.enc');
  if (existsSync(join(dist, encrypted))) {
    const fix =
      "give this environment another source of secrets: { source: 'dotenv' }, or the operator of SOPS";
    return refuse(
      `dist/${encrypted}`,
      'secrets that the cluster can make',
      "a file for Argo CD's plug-in",
      fix,
    );
  }
  const text = readFileSync(join(dist, file), 'utf8');
  const { value, findings } = inspect(`dist/${file}`, (path) => planApply(manifestsIn(text), path));
  if (findings.length > 0) throw new InvalidProps(findings);
  return value;
}
