// Clusters are judged by the same pages.
const known = new Map<string, URL | undefined>();

/** The address of a page of the web, and undefined for all else, which may be shown, but never be linked. */
export function webAddress(text: string): URL | undefined {
  if (!known.has(text)) known.set(text, parsed(text));
  return known.get(text);
}

function parsed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' ? url : undefined;
}
