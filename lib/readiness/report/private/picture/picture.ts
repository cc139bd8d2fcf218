import { remembered } from '../../../../private/remembered';
import { TopologyView } from '../../../topology-view';
import { html, Markup } from '../markup';
import { summaryOf } from './describe';
import { drawn } from './draw';
import { planOf } from './plan-of';
import { pixels } from './rectangle';
import { sceneOf } from './scene';

// A picture may shrink to its page, but not until it cannot be read.
const WIDE = 1000;

/** The picture of a topology, with a title and a description. The id makes those of its parts. */
export function pictureOf(topology: TopologyView, id: string, clusterName: string): Markup {
  const { width, height, content } = drawingOf(shown(topology));
  return html`<svg class="picture ${width > WIDE ? 'wide' : 'narrow'}" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" width="${pixels(width)}" height="${pixels(height)}" viewBox="0 0 ${pixels(width)} ${pixels(height)}">
<title id="${id}-title">Topology of ${clusterName}</title>
<desc id="${id}-desc">${summaryOf(topology)}</desc>
${content}
</svg>`;
}

// Clusters of a fleet look alike, and this is what a report would take most of its time for.
const drawingOf = remembered((topology: string) => drawn(sceneOf(planOf(JSON.parse(topology) as TopologyView))));

// Where a pool is declared is not in the picture.
function shown({ pools, ...topology }: TopologyView): string {
  return JSON.stringify({ ...topology, pools: pools.map((pool) => ({ ...pool, constructPath: '' })) });
}
