export { clientEnvironment, endpointOf } from './client-environment';
export { EmbeddedAws, EmbeddedAwsOptions } from './embedded-aws';
export { CallCount, Fault, FaultKind, InjectedFault } from './faults';
export { AttachedVolume, InstanceMembership, InstancePlace, InstanceView, MachineControl, MachinePlayer, MachineSettings, PlayedObject, SessionCredentials } from './machine-control';
export { PrerequisiteError } from './prerequisite-error';
export { RunningServer, runningServer, stopRunningServer } from './running-server';
