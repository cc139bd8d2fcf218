import { TopologyView } from '../../../topology-view';
import { html, Markup } from '../markup';
import { summaryOf } from './describe';
import { Drawing, drawn } from './draw';
import { planOf } from './plan-of';
import { pixels } from './rectangle';
import { sceneOf } from './scene';

// A picture may shrink to its page, but not until it cannot be read.
const WIDE = 1000;

// Clusters of a fleet look alike, and this is what a report would take most of its time for.
const known = new Map<string, Drawing>();

/** The picture of a topology, with a title and a description. The id makes those of its parts. */
export function pictureOf(topology: TopologyView, id: string, clusterName: string): Markup {
  const { width, height, content } = drawingOf(topology);
  return html`<svg class="picture ${width > WIDE ? 'wide' : 'narrow'}" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" width="${pixels(width)}" height="${pixels(height)}" viewBox="0 0 ${pixels(width)} ${pixels(height)}">
<title id="${id}-title">Topology of ${clusterName}</title>
<desc id="${id}-desc">${summaryOf(topology)}</desc>
${content}
</svg>`;
}

function drawingOf({ pools, ...topology }: TopologyView): Drawing {
  // Where a pool is declared is not in the picture.
  const shown: TopologyView = { ...topology, pools: pools.map((pool) => ({ ...pool, constructPath: '' })) };
  const key = JSON.stringify(shown);
  const drawing = known.get(key) ?? drawn(sceneOf(planOf(shown)));
  known.set(key, drawing);
  return drawing;
}
