/** Something this machine lacks. The message is one line and names the fix. */
export class PrerequisiteError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'PrerequisiteError';
  }
}
