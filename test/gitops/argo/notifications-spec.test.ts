import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { type ArgoPlan, argoFiles } from '../../../lib/gitops';
import { field, textAt } from '../../../lib/kernel';
import { fleet } from './fleet';

const told = (argo: Partial<ArgoPlan> = {}) => {
  const [map] = argoFiles(fleet({ argo })).get('20-notifications.yaml') ?? [];
  return field(map, 'data');
};

/** What is in an entry, which is YAML in YAML. */
const entry = (key: string, argo: Partial<ArgoPlan> = {}): unknown => load(textAt(told(argo), key) ?? '');

const NOTICES = ['deployed', 'sync-failed', 'degraded'];

describe('notifications', () => {
  test('refer to the token and never have it', () => {
    expect(entry('service.slack')).toEqual({ token: '$slack-token' });
  });

  test('may go to another address of Slack, behind which its methods are written', () => {
    const slack = { channel: '#deploys', tokenKey: 'token', apiUrl: 'http://127.0.0.1:9/api' };
    expect(entry('service.slack', { slack })).toEqual({ token: '$token', apiURL: 'http://127.0.0.1:9/api/' });
  });

  test.each(NOTICES)('tell a release once: %s', (name) => {
    expect(entry(`trigger.${name}`)).toEqual([
      expect.objectContaining({ oncePer: expect.stringContaining('syncResult?.revision'), send: [name] }),
    ]);
  });

  test.each(NOTICES)('name the Application and link to it: %s', (name) => {
    expect(textAt(told(), `template.${name}`)).toContain(
      'printf "%s/applications/%s/%s" "https://argocd.example.com"',
    );
  });

  test('tell of a repair where it leaves something degraded, and not where it goes well', () => {
    const isWhole = 'operation.sync?.resources';
    expect(JSON.stringify(entry('trigger.deployed'))).toContain(isWhole);
    expect(JSON.stringify(entry('trigger.degraded'))).not.toContain(isWhole);
  });

  test('link to nothing where nobody looks at Argo CD', () => {
    expect(JSON.stringify(told({ url: undefined }))).not.toContain('title_link');
  });

  test.each([
    ['sync-failed', '.hookPhase'],
    ['degraded', '$health.message'],
  ])('say what went wrong: %s', (name, source) => {
    expect(textAt(field(entry(`template.${name}`), 'slack'), 'attachments')).toContain(source);
  });

  /** What fills a field of a message, as a template. */
  const filling = (name: string, title: string): string => {
    const attachments = textAt(field(entry(`template.${name}`), 'slack'), 'attachments') ?? '';
    return new RegExp(`"${title}", "value": \\{\\{(.*) \\| toJson \\}\\}`).exec(attachments)?.[1] ?? '';
  };

  const ESCAPED = 'replace "&" "&amp;" | replace "<" "&lt;" | replace ">" "&gt;"';

  test.each([...NOTICES.map((name) => [name, 'Release']), ['sync-failed', 'Reason'], ['degraded', 'Reason']])(
    'show nothing as a mention or a link, and a dash for nothing: %s, %s',
    (name, title) => {
      expect(filling(name, title)).toContain(ESCAPED);
      expect(filling(name, title)).toMatch(/ \| default "-"$/);
    },
  );

  test('cut a reason where it can be read, behind a whole escape', () => {
    expect(filling('degraded', 'Reason')).toContain(`${ESCAPED} | trunc 1500 | regexFind "`);
    const whole = /regexFind "([^"]*)"/.exec(filling('degraded', 'Reason'))?.[1] ?? '';
    expect(new RegExp(whole).exec('a &amp; b\n&lt')?.[0]).toBe('a &amp; b\n');
  });
});
