import type { Path } from '../kernel';
import { checkHeaders } from './probe-headers';
import type { ProbeProps, ProbesProps } from './probe-props';
import { propsOf } from './probe-question';

/** Refuses questions where they are written: one may be asked by several probes, and is one mistake. */
export function checkQuestions(props: ProbesProps, path: Path): void {
  checkQuestion(
    { ...(props.path !== undefined && { path: props.path }), headers: props.headers ?? {} },
    path,
  );
  for (const kind of ['startup', 'readiness', 'liveness'] as const) {
    const choice = props[kind];
    const place = path.at(kind);
    checkQuestion(propsOf(choice), place, typeof choice === 'string' ? place : place.at('path'));
  }
}

function checkQuestion(
  { path: asked, command, tcp = false, headers = {} }: ProbeProps,
  place: Path,
  placeOfPath = place.at('path'),
): void {
  if ([asked !== undefined, command !== undefined, tcp].filter(Boolean).length > 1) {
    place.refuse('one of path, command and tcp', { path: asked, command, tcp }, 'keep one of them');
  }
  if (asked !== undefined && !asked.startsWith('/')) {
    placeOfPath.refuse("a path that begins with '/'", asked, `write '/${asked}'`);
  }
  if (command?.length === 0) {
    place.at('command').refuse('a program and its arguments', command, 'name what answers the question');
  }
  checkHeaders(headers, place.at('headers'));
}
