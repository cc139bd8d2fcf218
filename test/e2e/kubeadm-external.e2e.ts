import { kubeadm } from 'cdktf-production-cluster';
import { selfManagedStory } from './support/self-managed-story';

selfManagedStory('external', kubeadm.EtcdTopology.external({ members: 3 }), ['cp-0', 'cp-1', 'cp-2', 'etcd-0', 'etcd-1', 'etcd-2']);
