export * from '../readiness/plan-guard';
export * from './access';
export * from './addresses';
export * from './plan-guard';
export * from './readiness';
export * from './template';
