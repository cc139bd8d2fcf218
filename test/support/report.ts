import { renderReport } from '../../lib/readiness/report/render';
import { ReadinessResult } from '../../lib/readiness/readiness-result';

/** The files of a report by their names, each as one text. */
export function filesOf(result: ReadinessResult): [string, string][] {
  return [...renderReport(result)].map(([name, pieces]) => [name, [...pieces].join('')]);
}
