import { describe, expect, test } from '@jest/globals';
import { installMatchers } from '../../../lib/testing';
import { IMAGE, yashima } from '../yashima';
import { deployment } from './deployments';

installMatchers(expect);

const account = yashima().find('ServiceAccount');

describe('toBeRestricted', () => {
  test('holds for every pod of a Rails service', () => {
    expect(yashima()).toBeRestricted();
  });

  test('holds for one object', () => {
    expect(yashima().find('Job')).toBeRestricted();
  });

  test('refuses a pod that says nothing', () => {
    expect(() => expect(deployment()).toBeRestricted()).toThrow(
      'Deployment/yashima-web.spec.template.spec.containers.web.securityContext.runAsNonRoot: expected true, got nothing',
    );
  });

  test('refuses what makes no pods', () => {
    expect(() => expect(account).toBeRestricted()).toThrow('pods: expected some, got nothing');
  });
});

describe('toComeFromImage', () => {
  test('holds for every container of a Rails service', () => {
    expect(yashima()).toComeFromImage(IMAGE);
  });

  test('refuses another image, with the container', () => {
    const init = deployment({}, { initContainers: [{ name: 'wait', image: 'app:0' }] });
    expect(() => expect(init).toComeFromImage('app:1')).toThrow(
      "Deployment/yashima-web.spec.template.spec.initContainers.wait.image: expected 'app:1', got 'app:0'",
    );
  });

  test('refuses what makes no pods', () => {
    expect(() => expect(account).toComeFromImage(IMAGE)).toThrow('pods: expected some, got nothing');
  });
});
