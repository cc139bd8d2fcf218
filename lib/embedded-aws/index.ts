export { clientEnvironment, EmbeddedAws, EmbeddedAwsOptions, endpointOf } from './embedded-aws';
export { PrerequisiteError } from './prerequisite-error';
export { RunningServer, runningServer, stopRunningServer } from './running-server';
