export { clientEnvironment, endpointOf } from './client-environment';
export { EmbeddedAws, EmbeddedAwsOptions } from './embedded-aws';
export { CallCount, Fault, FaultKind, InjectedFault } from './faults';
export { PrerequisiteError } from './prerequisite-error';
export { RunningServer, runningServer, stopRunningServer } from './running-server';
