import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDist } from '../../lib/synth';
import { write } from '../../lib/synth/write';
import { Project } from './project';

const FILE = 'production/yashima/yashima.k8s.yaml';
const NEW = 'production/tokei/tokei.k8s.yaml';
const BLOCKED = 'qa/yashima/yashima.k8s.yaml';
const all = (content: string) =>
  [FILE, NEW, BLOCKED].map((path) => ({ kind: 'write', path, content }) as const);

describe('a write that is stopped half-way', () => {
  const project = new Project({});
  project.write(`dist/${FILE}`, 'old');
  const before = readDist(project.dist).contents;
  mkdirSync(join(project.dist, BLOCKED), { recursive: true });

  test('puts back what was there before and leaves nothing else', () => {
    expect(() => write(project.dist, all('new'), before)).toThrow('EISDIR');
    expect(project.files()).toEqual({ [FILE]: 'old' });
  });
});

describe('what another synth is writing', () => {
  test('is left alone while that one runs', () => {
    const project = new Project({});
    project.write(`dist/qa/yashima/.yashima.k8s.yaml.${process.ppid}.tmp`, 'half');
    expect(readDist(project.dist).leftovers).toEqual([]);
  });
});
