import { html } from '../markup';

/** The signs of all tones, drawn once. */
export const SIGNS = html`<svg class="sprite" aria-hidden="true" width="0" height="0">
<symbol id="sign-good" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/><path d="M4.8 8.3l2.2 2.2 4.2-4.6"/></symbol>
<symbol id="sign-bad" viewBox="0 0 16 16"><path class="ground" d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z"/><path d="M5.5 5.5l5 5m0-5l-5 5"/></symbol>
<symbol id="sign-provider" viewBox="0 0 16 16"><path class="ground" d="M4.5 13a3.5 3.5 0 0 1-.3-7 4.2 4.2 0 0 1 8 .6 3.2 3.2 0 0 1-.4 6.4z"/></symbol>
<symbol id="sign-outside" viewBox="0 0 16 16"><path d="M9 2.5h4.5V7M13.2 2.8L7.5 8.5M11.5 9.5v4h-9v-9h4"/></symbol>
<symbol id="sign-noted" viewBox="0 0 16 16"><path class="ground" d="M4 2h8.5l-2 3.2 2 3.3H4z"/><path d="M4 1.5v13"/></symbol>
<symbol id="sign-unknown" viewBox="0 0 16 16"><circle class="hollow" cx="8" cy="8" r="6.5"/><path d="M6 6.3a2 2 0 1 1 2.8 1.9c-.6.2-.8.6-.8 1.2M8 11.6v.1"/></symbol>
</svg>
`;
