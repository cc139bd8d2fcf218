/** Runs something without the stack traces that cdktf takes for each token: where jest maps them to their sources, they are most of the time that a synthesis takes. */
export { withoutTokenTraces } from '../../lib/private/token-traces';
