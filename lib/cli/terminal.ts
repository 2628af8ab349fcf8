/** Where a command prints and asks. */
export interface Terminal {
  /** Whether a person reads what is printed: values are shown to nobody else. */
  readonly isRead: boolean;
  /** Whether a person can be asked. */
  readonly isAnswered: boolean;
  /** A line of what was asked for. */
  print(line: string): void;
  /** Exactly these bytes, for whatever comes next in a pipe. */
  printBytes(bytes: Buffer): void;
  /** A line beside what was asked for: progress, warnings, errors. */
  note(line: string): void;
  /** A line that the next one takes the place of, whichever it is; undefined for none. Seen on a terminal only. */
  progress(line: string | undefined): void;
  /** Yes or no; Enter alone is no. */
  confirm(question: string): Promise<boolean>;
  /** One line. */
  ask(question: string): Promise<string>;
  /** One line that nobody sees. */
  askHidden(question: string): Promise<string>;
  /** Everything that comes in by a pipe or a file. */
  input(): Promise<Buffer>;
  /** Lets the person change a text in the editor of their choice, in a file that nobody else can read. */
  edit(text: string): Promise<string>;
}

/** Somebody ended a question without an answer. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
