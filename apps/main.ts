import { join } from 'node:path';
import { runSynth } from '../lib';

runSynth({ apps: __dirname, dist: join(__dirname, '..', 'dist'), out: process.env.CDK8S_OUTDIR });
