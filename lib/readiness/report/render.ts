import { ReadinessResult } from '../readiness-result';
import { readinessHtml } from './html';
import { readinessJson } from './json';
import { readinessMarkdown } from './markdown';

/** The names of the files of a report. */
export const REPORT_FILES = { json: 'readiness.json', markdown: 'readiness.md', html: 'readiness.html' } as const;

/**
 * A report as files, by their names, each as the pieces of its text, which are made one after the other: of a fleet it is long.
 * The same result gives the same text, wherever and whenever it is rendered.
 */
export function renderReport(result: ReadinessResult): ReadonlyMap<string, Iterable<string>> {
  return new Map([
    [REPORT_FILES.json, [readinessJson(result)]],
    [REPORT_FILES.markdown, readinessMarkdown(result)],
    [REPORT_FILES.html, readinessHtml(result)],
  ]);
}
