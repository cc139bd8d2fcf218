import { PlatformFact } from '../../../platform-readiness';
import { duty, outside } from '../../../private/facts';
import { PAGES } from '../../private/readiness/duties';

/** What AWS does for the nodes of EKS Auto Mode. */
export const AUTO_MODE_FACTS: PlatformFact[] = [
  duty('PE-10', 'EKS Auto Mode makes volumes of EBS and load balancers', PAGES.AUTO_MODE),
  duty('PE-20', 'EKS Auto Mode replaces nodes after 21 days at the latest, within PodDisruptionBudgets', PAGES.AUTO_MODE),
  duty('PE-21', 'EKS Auto Mode chooses machines, images and disks', PAGES.AUTO_MODE),
  duty('PE-23', 'EKS Auto Mode chooses the image', PAGES.AUTO_MODE),
  duty('PE-24', 'EKS Auto Mode lets its nodes join', PAGES.AUTO_MODE),
  duty('PE-43', 'nodes of EKS Auto Mode are locked down, with a read-only system and without SSH', PAGES.AUTO_MODE),
  outside('PE-43', 'NetworkPolicy has effect on EKS Auto Mode once its controller is switched on in the cluster', PAGES.AUTO_MODE_POLICIES),
];

/** What AWS does for pods on Fargate. */
export const FARGATE_FACTS: PlatformFact[] = [
  outside('PE-10', 'pods on Fargate mount file systems of EFS, and no volumes of EBS', PAGES.FARGATE),
  duty('PE-21', 'each pod has the processors and memory that it asks for, on a machine of its own', PAGES.FARGATE),
  duty('PE-23', 'AWS makes the machine of each pod', PAGES.FARGATE),
  duty('PE-24', 'AWS lets the machine of each pod join', PAGES.FARGATE),
  duty('PE-43', 'pods on Fargate do not reach the metadata of machines, and share no machine', PAGES.FARGATE),
  outside('PE-43', 'NetworkPolicy has no effect on Fargate: use security groups', PAGES.NETWORK_POLICY),
];
