import type { Terminal } from '../../lib/cli/terminal';

/** What a person would say; a question that nobody expects fails the test. */
export interface Answers {
  /** Whether somebody sits there. @default true */
  readonly isPerson?: boolean;
  readonly confirms?: readonly boolean[];
  readonly says?: readonly string[];
  readonly hides?: readonly string[];
  readonly pipes?: string | Buffer;
  /** One for each time the editor opens. */
  readonly edits?: readonly ((text: string) => string)[];
}

/** Writes down everything that is printed and asked, and answers. */
export class RecordingTerminal implements Terminal {
  readonly isRead: boolean;
  readonly isAnswered: boolean;
  readonly printed: string[] = [];
  readonly noted: string[] = [];
  readonly questions: string[] = [];
  /** What was shown in place, in its order. */
  readonly shown: (string | undefined)[] = [];
  readonly editors: string[] = [];
  readonly bytes: Buffer[] = [];
  private readonly left: { [K in keyof Answers]?: unknown[] };

  constructor(private readonly answers: Answers = {}) {
    const { isPerson = true, confirms = [], says = [], hides = [], edits = [] } = answers;
    this.isRead = isPerson;
    this.isAnswered = isPerson;
    this.left = { confirms: [...confirms], says: [...says], hides: [...hides], edits: [...edits] };
  }

  /** All that anybody could see. */
  get everything(): string {
    return [...this.printed, ...this.noted, ...this.questions, ...this.bytes.map(String)].join('\n');
  }

  print(line: string): void {
    this.printed.push(line);
  }

  printBytes(bytes: Buffer): void {
    this.bytes.push(bytes);
  }

  note(line: string): void {
    this.noted.push(line);
  }

  progress(line: string | undefined): void {
    this.shown.push(line);
  }

  async confirm(question: string): Promise<boolean> {
    return this.next('confirms', question) as boolean; // what the answers hold
  }

  async ask(question: string): Promise<string> {
    return this.next('says', question) as string; // what the answers hold
  }

  async askHidden(question: string): Promise<string> {
    return this.next('hides', question) as string; // what the answers hold
  }

  async input(): Promise<Buffer> {
    return Buffer.from(this.answers.pipes ?? '');
  }

  async edit(text: string): Promise<string> {
    this.editors.push(text);
    const change = this.left.edits?.shift() as ((text: string) => string) | undefined; // what the answers hold
    if (change === undefined) throw new Error('expected no further editor');
    return change(text);
  }

  private next(kind: keyof Answers, question: string): unknown {
    this.questions.push(question);
    if (this.left[kind]?.length === 0) throw new Error(`expected no question, got ${question}`);
    return this.left[kind]?.shift();
  }
}
