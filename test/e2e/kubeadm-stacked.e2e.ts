import { kubeadm } from 'cdktf-production-cluster';
import { selfManagedStory } from './support/self-managed-story';

selfManagedStory('stacked', kubeadm.EtcdTopology.stacked({ members: 3 }), ['cp-0', 'cp-1', 'cp-2']);
