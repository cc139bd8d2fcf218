import { TopologyView } from '../../../topology-view';
import { html, Markup } from '../markup';
import { describe } from '../picture/describe';
import { pictureOf } from '../picture/picture';
import { Place, section } from './parts';

/** The picture, and the same in words. */
export function topology(place: Place, view: TopologyView): Markup {
  const id = `${place.id}-picture`;
  return section(place, 'topology', 'Topology', html`<figure><div class="scroll" role="group" aria-label="Picture of the topology of ${place.clusterName}" tabindex="0">${pictureOf(view, id, place.clusterName)}</div>
<figcaption>Frames are boundaries of trust, columns are zones. Arrows point at what is called.</figcaption></figure>
<details class="fold"><summary>The picture in words</summary><ul>${describe(view).map((sentence) => html`<li>${sentence}</li>`)}</ul></details>`);
}
