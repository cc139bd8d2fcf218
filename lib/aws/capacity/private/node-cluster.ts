import { fail } from '../../../private/problem';
import { EksPoolContext } from '../../private/eks-capacity';
import { NodeCluster } from './user-data/node-settings';

/** What a node that joins by itself is told of its cluster. */
export function nodeCluster({ clusterName, endpoint, certificateAuthority, serviceCidr }: EksPoolContext): NodeCluster {
  if (certificateAuthority !== undefined && serviceCidr !== undefined) return { name: clusterName, endpoint, certificateAuthority, serviceCidr };
  return fail('cluster-attributes-missing', {
    what: 'Nodes that join by themselves must be told the certificate authority and the service addresses of their cluster, which are not known',
    got: { certificateAuthority, serviceCidr },
    allowed: 'both',
    fix: 'name certificateAuthority in HAControlPlaneAttributes and serviceCidr in ExistingEksPlatform',
  });
}
