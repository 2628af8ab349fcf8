import { field, records, text } from '../../kernel';
import { type AskedProbe, probesOf } from './probes';
import type { Process } from './processes';

/** In lower case, as HTTP takes them; a `host` of the probe is sent too. */
const headersOf = ({ request }: AskedProbe): readonly string[] => [
  ...records(field(request, 'httpHeaders')).flatMap(({ name }) => text(name)?.toLowerCase() ?? []),
  ...(field(request, 'host') === undefined ? [] : ['host']),
];

/** The first probe of a container that sends a request over plain HTTP without a header. */
export const asksWithout = (header: string, process: Process): AskedProbe | undefined =>
  probesOf(process).find(
    (probe) =>
      probe.request !== undefined &&
      probe.request.scheme !== 'HTTPS' &&
      !headersOf(probe).includes(header.toLowerCase()),
  );
