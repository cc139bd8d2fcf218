import { ICluster } from 'cdktf-production-cluster';
import { PlatformReadiness } from '../../lib/platform-readiness';
import { Standing } from '../../lib/readiness/standing';

const number = (item: number): string => `PE-${String(item).padStart(2, '0')}`;

/** The items of the checklist that only a platform can answer. */
export const ITEMS = [1, 2, 3, 5, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 29, 30, 33, 34, 39, 40, 42, 43].map(number);

/** What the platform of a cluster knows about its readiness. */
export function readinessOf({ platformControlPlane }: Pick<ICluster, 'platformControlPlane'>): PlatformReadiness {
  const { readiness } = platformControlPlane;
  if (readiness === undefined) throw new Error(`${platformControlPlane.capabilities.platformName} tells nothing about its readiness`);
  return readiness;
}

/** The items that a platform answers, each once. */
export function itemsOf({ facts }: PlatformReadiness): string[] {
  return [...new Set(facts.map(({ item }) => item))];
}

/** What is missing, each with its fix. */
export function missingIn({ facts }: PlatformReadiness): { readonly fact: string; readonly fix?: string }[] {
  return facts.filter(({ standing }) => standing === Standing.MISSING).map(({ item, value, fix }) => ({ fact: `${item} ${value}`, fix }));
}

/** The documents that facts name. What others see to must name one. */
export function documentsOf({ facts }: PlatformReadiness): string[] {
  const ofOthers = facts.filter(({ standing }) => standing === Standing.PROVIDER_DUTY || standing === Standing.OUTSIDE);
  return ofOthers.map(({ document, item }) => document ?? `${item} names no document`);
}
