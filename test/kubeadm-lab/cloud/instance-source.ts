import { InstanceView, SessionCredentials } from '../../../lib/embedded-aws';

/** Where the laboratory learns which instances there are, and says what became of their machines: `EmbeddedAws.machines`. */
export interface InstanceSource {
  /** All instances that are not terminated. */
  list(): Promise<InstanceView[]>;
  /** Says that the machine of an instance runs. */
  isOn(instanceId: string): Promise<void>;
  /** Says that the machine of an instance is off. */
  isOff(instanceId: string): Promise<void>;
  /** Says that a load balancer finds it healthy. */
  isHealthy(instanceId: string): Promise<void>;
  /** Says that a load balancer finds it unhealthy. */
  isUnhealthy(instanceId: string): Promise<void>;
  /** Credentials of the role of an instance. */
  credentials(instanceId: string): Promise<SessionCredentials>;
}
