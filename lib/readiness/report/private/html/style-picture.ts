/** How the picture of the topology looks. Its letters have the sizes by which its boxes are measured. */
export const PICTURE_STYLE = `
figure { margin: 0; }
figure .scroll { background: var(--tint); border: 1px solid var(--line); border-radius: 14px; padding: .6rem; }
figcaption { color: var(--soft); font-size: .875rem; margin-top: .6rem; }
.picture { display: block; margin: 0 auto; font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.picture { max-width: 100%; height: auto; }
.picture.narrow { min-width: 35rem; }
.picture.wide { min-width: 62rem; }
.picture text { fill: var(--ink); font-size: 11.5px; text-anchor: middle; }
.picture .p-first { font-size: 13px; font-weight: 600; }
.picture .p-other { fill: var(--soft); }
.picture .p-label { text-anchor: start; font-size: 12px; font-weight: 600; fill: var(--soft); }
.a-internet, .a-network, .a-provider { fill: var(--surface); stroke: var(--line); stroke-width: 1.5; }
.a-internet { stroke: var(--soft); stroke-dasharray: 5 4; }
.a-provider { stroke: var(--cloud-edge); }
.a-network { stroke: var(--machine-edge); }
.a-zone { fill: var(--tint); stroke: var(--line); stroke-width: 1; }
.p-box > rect { fill: var(--surface); stroke: var(--line); stroke-width: 1.2; }
.p-endpoint > rect, .p-control-plane > rect { fill: var(--machine); stroke: var(--machine-edge); }
.p-etcd > rect { fill: var(--etcd); stroke: var(--etcd-edge); }
.p-pool > rect { fill: var(--pool); stroke: var(--pool-edge); }
.p-operator > rect { fill: var(--cloud); stroke: var(--cloud-edge); }
.p-endpoint .p-other, .p-control-plane .p-other, .p-etcd .p-other, .p-pool .p-other, .p-operator .p-other { fill: var(--ink); }
.p-title > rect { fill: var(--tint); stroke: none; }
.p-subnet > rect { fill: none; stroke-dasharray: 3 3; stroke: var(--soft); }
.picture .p-subnet .p-first { font-size: 11.5px; font-weight: 400; fill: var(--soft); }
.p-line { fill: none; stroke: var(--soft); stroke-width: 1.3; }
.p-line.p-closed, .p-line.p-unknown { stroke-dasharray: 4 4; }
.p-head { fill: var(--soft); }
.p-mark-ground { fill: var(--surface); stroke: var(--soft); stroke-width: 1.3; }
.p-mark-ground.p-closed { stroke: var(--bad); }
.p-cross { fill: none; stroke: var(--bad); stroke-width: 1.8; stroke-linecap: round; }
.picture .p-mark { font-weight: 700; }`;
