/** A text as one word for a POSIX shell. A plan may come from anywhere, and commands are made to be pasted. */
export function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}
