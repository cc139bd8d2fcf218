import { checkInteger } from '../../private/checks';

/** The fewest pods of a node: https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr (read 2026-11). */
export const FEWEST_PODS = 8;
/** The most pods of a node: https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr (read 2026-11). */
export const MOST_PODS = 256;

/** How many pods a node runs where nothing else is said: https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr (read 2026-11). */
export const DEFAULT_PODS = 110;

/** Refuses what is no number of pods of a node. */
export function checkPodsPerNode(podsPerNode: number, option: string): void {
  checkInteger(podsPerNode, { id: 'pod-density', option }, FEWEST_PODS, MOST_PODS);
}

/**
 * How many addresses a node takes of the range of pods. GKE gives each node a block of at least twice as many as it runs pods,
 * however few run: 16 for 8 pods, 256 for 110, 512 for 256.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr (read 2026-11)
 */
export function nodeBlockSize(podsPerNode: number): number {
  return 2 ** bitsFor(2 * podsPerNode);
}

/** The prefix length of the smallest range that has a block for each node. */
export function podRangePrefix(nodes: number, podsPerNode: number): number {
  return prefixFor(nodes * nodeBlockSize(podsPerNode));
}

/** The prefix length of the smallest network with so many addresses. */
export function prefixFor(addresses: number): number {
  return 32 - bitsFor(addresses);
}

// Whole numbers only: a logarithm may be off by the last digit.
function bitsFor(values: number): number {
  return 32 - Math.clz32(values - 1);
}
