import { ReadinessResult } from '../readiness-result';
import { page } from './private/html/page';

/** The report as one page of HTML that loads, runs and sends nothing: for a browser, for paper, and for who listens to it. */
export function readinessHtml(result: ReadinessResult): Iterable<string> {
  return page(result);
}
