import { describe, expect, test } from '@jest/globals';
import type { ProbesProps } from '../../lib/container';
import { containerOf, wrongWith } from './pods';

const isRefused = (probes: ProbesProps, message: string) =>
  expect(wrongWith({ port: 80, probes })).toEqual([`orders/web.probes${message}`]);

describe('a header of a probe', () => {
  const NAME = "expected a header's name of letters, digits and '-', got";
  const FIX = "write it as 'X-Forwarded-Proto'";
  test.each<[ProbesProps, string]>([
    [{ path: '/up', headers: { 'a b': 'c' } }, `.headers: ${NAME} 'a b'; ${FIX}`],
    [{ path: '/up', headers: { a_b: 'c' } }, `.headers: ${NAME} 'a_b'; ${FIX}`],
    [{ path: '/up', headers: { '': 'c' } }, `.headers: ${NAME} ''; ${FIX}`],
    [{ liveness: { path: '/up', headers: { 'a.b': '' } } }, `.liveness.headers: ${NAME} 'a.b'; ${FIX}`],
    [
      { path: '/up', headers: { Host: 'a\r\nb' } },
      '.headers.Host: expected a text on one line, got one with control characters; write it as a string, without line breaks',
    ],
    [
      // what JavaScript may pass, though it does not compile
      { readiness: { path: '/up', headers: { Host: 1 as unknown as string } } },
      '.readiness.headers.Host: expected a text on one line, got number; write it as a string, without line breaks',
    ],
  ])('in %p is refused, once', isRefused);

  test('that is refused gets no further than its place, not even through a proxy', () => {
    const proxy = { image: 'registry.example.com/nginx:1' };
    expect(wrongWith({ port: 80, probes: { path: '/up', headers: { 'a b': '' } }, proxy })).toHaveLength(1);
  });

  test('may be empty, and in any language', () => {
    const probes = { path: '/up', headers: { 'X-1': '', Accept: '日本' } };
    expect(containerOf({ port: 80, probes }).livenessProbe?.httpGet?.httpHeaders).toEqual([
      { name: 'X-1', value: '' },
      { name: 'Accept', value: '日本' },
    ]);
    expect(wrongWith({ port: 80, probes })).toEqual([]);
  });
});

describe('a question', () => {
  test.each<[ProbesProps, string]>([
    [
      { liveness: { command: [] } },
      '.liveness.command: expected a program and its arguments, got []; name what answers the question',
    ],
    [{ path: '' }, ".path: expected a path that begins with '/', got ''; write '/'"],
    [{ readiness: '' }, ".readiness: expected a path that begins with '/', got ''; write '/'"],
    [
      { liveness: { path: 'up' } },
      ".liveness.path: expected a path that begins with '/', got 'up'; write '/up'",
    ],
  ])('of %p is refused once, whichever probes ask it', isRefused);
});
