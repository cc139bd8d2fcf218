import { readFileSync } from 'fs';
import { join } from 'path';

const SOURCE = join(__dirname, 'server', 'embedded_aws', 'limits.py');

/** What the embedded AWS cannot know, in the words of the server itself: there is one text, not two. */
export function whatItCannotKnow(): string {
  const match = /"""\\\n([\s\S]*?)"""/.exec(readFileSync(SOURCE, 'utf8'));
  return match?.[1] ?? '';
}
