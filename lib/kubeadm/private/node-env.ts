import { MachineRole } from '../infrastructure';
import { readyPath } from './api-health';
import { API_PORT, ClusterPlan, PlannedMember, Versions } from './cluster-plan';

/** The settings of a machine, by their names in the shell. */
export type NodeEnvironment = Readonly<Record<string, string>>;

/** The epoch of data of etcd that no restore made. */
export const FIRST_EPOCH = 1;

/** What every machine of a cluster is told. */
export function clusterEnvironment(plan: ClusterPlan, role: MachineRole, versions: Versions = plan.versions): NodeEnvironment {
  return {
    CLUSTER_NAME: plan.clusterName,
    ROLE: role,
    KUBERNETES_VERSION: versions.kubernetes,
    ETCD_VERSION: versions.etcd,
    EPOCH_DEFAULT: String(FIRST_EPOCH),
    ETCD_MEMBERS: pairs(plan.etcd),
    CONTROL_PLANE_MEMBERS: pairs(plan.controlPlane),
    ETCD_LOCATION: plan.etcdLocation,
    API_NAME: plan.apiName,
    API_PORT: String(API_PORT),
    SERVICE_ACCOUNT_ISSUER: plan.serviceAccountIssuer ?? '',
    CLOUD_PROVIDER: plan.cloudController ? 'external' : '',
  };
}

/** What a member is told besides. */
export function memberEnvironment({ separateEvents }: ClusterPlan, { name, address }: PlannedMember, { addOns, programs }: { readonly addOns: string; readonly programs: string }): NodeEnvironment {
  return { MEMBER: name, ADDRESS: address, ADD_ONS: addOns, PROGRAMS: programs, EVENTS_ETCD: separateEvents ? 'yes' : '', API_READY_PATH: readyPath(separateEvents) };
}

/** Settings as a file that a shell reads. Single quotes end no value, whatever is in it. */
export function shellFile(environment: NodeEnvironment): string {
  return Object.entries(environment).map(([key, value]) => `${key}='${value.replace(/'/g, "'\\''")}'\n`).join('');
}

function pairs(members: readonly PlannedMember[]): string {
  return members.map(({ name, address }) => `${name}=${address}`).join(' ');
}
