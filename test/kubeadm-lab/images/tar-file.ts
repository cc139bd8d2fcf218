import { createHash } from 'crypto';
import { closeSync, openSync, readSync, realpathSync, statSync, writeSync } from 'fs';

const BLOCK = 512;
const CHUNK = 1 << 20;
const NAME_LENGTH = 100;
const SPACES = '        ';
const OCTAL = 8;

const FILE = '0';
const LINK = '2';
const DIRECTORY = '5';

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly size?: number;
  readonly target?: string;
}

/** A tar archive that is being written, of files that all belong to root and have no time: the same content gives the same archive. */
export class TarFile {
  private readonly descriptor: number;
  private readonly hash = createHash('sha256');

  constructor(path: string) {
    this.descriptor = openSync(path, 'w');
  }

  public directory(name: string, mode = 0o755): void {
    this.write(header({ name: `${name}/`, type: DIRECTORY, mode }));
  }

  public link(name: string, target: string): void {
    this.write(header({ name, type: LINK, mode: 0o777, target }));
  }

  public text(name: string, content: string): void {
    const bytes = Buffer.from(content);
    this.write(header({ name, type: FILE, mode: 0o644, size: bytes.length }));
    this.write(bytes);
    this.pad(bytes.length);
  }

  /** Adds the content of a file of this machine. */
  public file(name: string, source: string, mode = 0o755): void {
    const path = realpathSync(source);
    const { size } = statSync(path);
    this.write(header({ name, type: FILE, mode, size }));
    const input = openSync(path, 'r');
    const chunk = Buffer.alloc(CHUNK);
    try {
      for (let length = readSync(input, chunk); length > 0; length = readSync(input, chunk)) this.write(chunk.subarray(0, length));
    } finally {
      closeSync(input);
    }
    this.pad(size);
  }

  /** Ends the archive, and gives its SHA-256. */
  public close(): string {
    this.write(Buffer.alloc(2 * BLOCK));
    closeSync(this.descriptor);
    return this.hash.digest('hex');
  }

  private pad(size: number): void {
    this.write(Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK));
  }

  private write(bytes: Buffer): void {
    this.hash.update(bytes);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
  }
}

/** The header of an entry in the format ustar (POSIX.1-1988). */
function header({ name, type, mode, size = 0, target = '' }: Entry): Buffer {
  if (Buffer.byteLength(name) > NAME_LENGTH || Buffer.byteLength(target) > NAME_LENGTH) throw new Error(`The name ${name} is too long for an archive`);
  const octal = (value: number, digits: number): string => `${value.toString(OCTAL).padStart(digits, '0')}\0`;
  const fields: readonly (readonly [number, string])[] = [
    [0, name], [100, octal(mode, 7)], [108, octal(0, 7)], [116, octal(0, 7)], [124, octal(size, 11)], [136, octal(0, 11)],
    [148, SPACES], [156, type], [157, target], [257, 'ustar\0' + '00'],
  ];
  const block = Buffer.alloc(BLOCK);
  for (const [offset, value] of fields) block.write(value, offset);
  // The checksum is of the header with blanks in its own place.
  block.write(`${block.reduce((sum, byte) => sum + byte, 0).toString(OCTAL).padStart(6, '0')}\0 `, 148);
  return block;
}
