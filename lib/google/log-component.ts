/** What of a GKE cluster writes to Cloud Logging: https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs (read 2026-11) */
export enum LogComponent {
  /** The parts of the system. GKE keeps them whatever else is kept; audit logs are kept besides. */
  SYSTEM_COMPONENTS = 'SYSTEM_COMPONENTS',
  /** Containers of users. */
  WORKLOADS = 'WORKLOADS',
  /** Requests to the API server. */
  APISERVER = 'APISERVER',
  /** The scheduler. */
  SCHEDULER = 'SCHEDULER',
  /** The controllers. */
  CONTROLLER_MANAGER = 'CONTROLLER_MANAGER',
}
