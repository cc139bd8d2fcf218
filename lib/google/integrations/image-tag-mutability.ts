/** Whether a tag of an image may be moved to another image. */
export enum ImageTagMutability {
  /** A tag names the same image for ever, and cannot be deleted. */
  IMMUTABLE = 'IMMUTABLE',
  /** A tag may be moved, such as `latest`. */
  MUTABLE = 'MUTABLE',
}
