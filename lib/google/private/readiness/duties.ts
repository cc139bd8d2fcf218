import { PlatformFact } from '../../../platform-readiness';
import { duty } from '../../../private/facts';
import { PAGES } from './pages';

/** What Google does for every regional cluster, whoever made it. */
export const DUTIES: readonly PlatformFact[] = [
  duty('PE-01', 'the control plane is on machines of Google', PAGES.SHARED),
  duty('PE-02', 'the control plane has a replica in each of three zones', PAGES.REGIONAL),
  duty('PE-03', 'one endpoint for all replicas', PAGES.ARCHITECTURE),
  duty('PE-05', 'Google fits the control plane to the number of nodes', PAGES.LARGE),
  duty('PE-08', 'Google runs the control plane', PAGES.ARCHITECTURE),
  duty('PE-11', 'Google installs the control plane; images of nodes have containerd', PAGES.IMAGES),
  duty('PE-12', 'Google keeps the authority of the cluster and issues its certificates', PAGES.SHARED),
  duty('PE-13', 'Google keeps the endpoint', PAGES.ARCHITECTURE),
  duty('PE-14', 'etcd is part of the control plane that Google runs', PAGES.SHARED),
  duty('PE-15', 'Google backs etcd up for its own operation', PAGES.ETCD),
  duty('PE-16', 'three replicas', PAGES.REGIONAL),
  duty('PE-17', 'Google runs the schedulers of the replicas', PAGES.SHARED),
  duty('PE-18', 'the replicas are in three zones', PAGES.REGIONAL),
  duty('PE-19', 'Google renews the certificates', PAGES.SHARED),
  duty('PE-20', 'Google upgrades the control plane and the nodes', PAGES.UPGRADES),
  duty('PE-23', 'Google builds and maintains the images of nodes', PAGES.IMAGES),
  duty('PE-24', 'kubelets get their certificates by a trusted bootstrap', PAGES.SHARED),
  duty('PE-29', 'identities of Google, by tokens of OAuth', PAGES.AUTHENTICATION),
  duty('PE-30', 'IAM and RBAC', PAGES.RBAC),
  duty('PE-34', 'Google configures the API server', PAGES.CIS),
  duty('PE-39', 'Google fits the control plane to the number of nodes', PAGES.LARGE),
  duty('PE-40', 'volumes of the class standard-rwo are made where their pod runs', PAGES.VOLUMES),
  duty('PE-42', 'Google runs etcd', PAGES.SHARED),
  duty('PE-43', 'audit logs: Admin Activity cannot be switched off, and is kept for 400 days', PAGES.RETENTION),
  duty('PE-43', 'kubelets are configured as the benchmarks of CIS have it', PAGES.SHARED),
];
