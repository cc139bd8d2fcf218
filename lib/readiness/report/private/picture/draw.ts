import { html, Markup } from '../markup';
import { FONT } from './boxes';
import { lineOf, railEndsOf, railsOf } from './lines';
import { fitted } from './measure';
import { Area, Box } from './plan';
import { Scene } from './scene';
import { pixels, Placed, Rectangle } from './rectangle';

/** What a picture shows, without its title. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: Markup;
}

/** A scene as the content of an SVG. Colours come from the classes; each box clips what it holds. */
export function drawn(scene: Scene): Drawing {
  const content = html`${scene.bands.map(areaOf)}${railsOf(scene)}${scene.zones.map(areaOf)}${railEndsOf(scene)}${scene.connections.map((connection) => lineOf(connection, scene.boxes))}
${scene.boxes.map(boxOf)}`;
  return { width: scene.width, height: scene.height, content };
}

function areaOf({ of, at }: Placed<Area>): Markup {
  const label = of.title === '' ? undefined : html`<text class="p-label" x="${pixels(at.x + 34)}" y="${pixels(at.y + 23)}">${of.title}</text>`;
  return html`<rect class="a-${of.kind}" x="${pixels(at.x)}" y="${pixels(at.y)}" width="${pixels(at.width)}" height="${pixels(at.height)}" rx="10"/>${label}
`;
}

function boxOf({ of, at }: Placed<Box>): Markup {
  return html`<svg class="p-box p-${of.kind}" x="${pixels(at.x)}" y="${pixels(at.y)}" width="${pixels(at.width)}" height="${pixels(at.height)}"><rect x="1" y="1" width="${pixels(at.width - 2)}" height="${pixels(at.height - 2)}" rx="7"/>${linesOf(of, at)}</svg>
`;
}

function linesOf({ lines }: Box, { width, height }: Rectangle): readonly Markup[] {
  const top = (height - 17 * lines.length) / 2;
  return lines.map((line, index) => {
    const size = index === 0 ? FONT.first : FONT.other;
    return html`<text class="${index === 0 ? 'p-first' : 'p-other'}" x="${pixels(width / 2)}" y="${pixels(top + 17 * index + 12.5)}">${fitted(line, size, width - FONT.padding)}</text>`;
  });
}
