import { describe, expect, test } from '@jest/globals';
import type { WebProps } from '../../lib';
import { findings } from './webs';

describe('the memory of a web process', () => {
  test.each([
    [
      'for eight processes in 2Gi',
      { concurrency: 8, memory: '2Gi' },
      "memory: warning F43: expected 2304Mi or more, 256Mi for each of 8 processes and their master, got '2Gi'; " +
        'raise it, to 4608Mi where the application is not small, or lower concurrency',
    ],
    [
      'for two processes in the usual amount',
      { concurrency: 2 },
      "memory: warning F43: expected 768Mi or more, 256Mi for each of 2 processes and their master, got '512Mi'; " +
        'raise it, to 1536Mi where the application is not small, or lower concurrency',
    ],
    [
      'for two processes up to a limit',
      { concurrency: 2, memory: '256Mi', memoryLimit: '512Mi' },
      "memoryLimit: warning F43: expected 768Mi or more, 256Mi for each of 2 processes and their master, got '512Mi'; " +
        'raise it, to 1536Mi where the application is not small, or lower concurrency',
    ],
  ] satisfies [string, WebProps, string][])('is reported as too little %s', (_, props, message) => {
    expect(findings(props)).toEqual([message]);
  });

  test.each([
    [{ concurrency: 8, memory: '6Gi' }],
    [{ concurrency: 8, memory: '1Gi', memoryLimit: '6Gi' }],
    [{ concurrency: 2, memory: '2Gi' }],
    [{ concurrency: 2, memory: '768Mi' }],
    [{ concurrency: 1, memory: '512Mi' }],
    [{ concurrency: 1, memory: '128Mi' }],
    [{ concurrency: 0, memory: '128Mi' }],
  ] satisfies [WebProps][])('is enough for %j', (props) => {
    expect(findings(props)).toEqual([]);
  });

  test('that is none is refused and not reported too', () => {
    expect(findings({ concurrency: 2, memory: '0Mi' })).toEqual([
      "memory: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ]);
  });
});
