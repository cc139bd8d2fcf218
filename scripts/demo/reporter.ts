import { clearLine, cursorTo } from 'readline';

const LABEL_WIDTH = 16;

/** Says what happens: one line a step, and one line that rewrites itself where the output is a terminal. */
export class Reporter {
  private transient = false;

  constructor(private readonly stream: NodeJS.WriteStream = process.stdout) {}

  /** A heading. */
  public title(text: string): void {
    this.line(`${this.styled('1', text)}\n`);
  }

  /** A step that is done, with what came out of it. */
  public done(label: string, text: string): void {
    this.line(`${this.styled('32', '✓')} ${label.padEnd(LABEL_WIDTH)}${text}`);
  }

  /** A step that failed. */
  public failed(text: string): void {
    this.line(`${this.styled('31', '✗')} ${text}`);
  }

  /** A step that goes on. On a terminal the next line replaces this one; elsewhere each stays. */
  public progress(label: string, text: string): void {
    const line = `… ${label.padEnd(LABEL_WIDTH)}${text}`;
    if (!this.stream.isTTY) {
      this.line(line);
      return;
    }
    this.clear();
    this.stream.write(line.slice(0, Math.max(this.stream.columns - 1, LABEL_WIDTH)));
    this.transient = true;
  }

  /** Names and values under a heading. */
  public table(heading: string, rows: Readonly<Record<string, string>>): void {
    const width = Math.max(...Object.keys(rows).map((name) => name.length)) + 2;
    this.line(`\n${heading}`);
    for (const [name, value] of Object.entries(rows)) this.line(`  ${name.padEnd(width)}${value}`);
  }

  /** A plain line. */
  public line(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  private clear(): void {
    if (!this.transient) return;
    clearLine(this.stream, 0);
    cursorTo(this.stream, 0);
    this.transient = false;
  }

  private styled(code: string, text: string): string {
    return this.stream.isTTY && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
