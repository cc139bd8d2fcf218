export * from './access';
export * from './template';
