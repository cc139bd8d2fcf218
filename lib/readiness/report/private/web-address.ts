import { remembered } from '../../../private/remembered';

/** The address of a page of the web, and undefined for all else, which may be shown, but never be linked. */
export const webAddress = remembered((text: string): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' ? url : undefined;
});
