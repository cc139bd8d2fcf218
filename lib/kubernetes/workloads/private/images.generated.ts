// Written by scripts/refresh/images.mjs: do not edit.
// Source: https://github.com/kubernetes/k8s.io/blob/main/registry.k8s.io/images (Apache-2.0), read 2026-11-21
// As the pull requests 9116, 9707 and 9760 of kubernetes/k8s.io add to them; the digest of Cluster Autoscaler 1.36.1 as a public repository pins it.

/** Cluster Autoscaler by the minor version of Kubernetes that it is made for. */
export const CLUSTER_AUTOSCALER: Record<string, string> = {
  '1.32': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.32.7@sha256:b3a6d87dbd23b17c6bc8cf8436fc5eeca668f343d3a0fd86202a4ffaa2f8eb06',
  '1.33': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.33.6@sha256:7b44e0f075b2c8f9952e339b6c396cd4d1c3831c24c0fe092a3e708c45e6ec51',
  '1.34': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.5@sha256:5c3a56440ffc76eac79e7d7e840153c1fbe7b6e02d415e76a45ba2e0ef99a266',
  '1.35': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2@sha256:aac369dc283927a623deb1af54696efcc722ae79255aa07788422e495bab887d',
  '1.36': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.36.1@sha256:461388d03eb5b55db58941ee7a81d9a619dd15302b01cbab9f5a9946715994b4',
};

/** Cluster Proportional Autoscaler, for every version of Kubernetes. */
export const CLUSTER_PROPORTIONAL_AUTOSCALER = 'registry.k8s.io/cpa/cluster-proportional-autoscaler:v1.9.0@sha256:8f3b4e4beb62a9a5ad1ff96712129996e614d1fe7c57739c9816545ecea6f8b6';

/** Node Problem Detector, for every version of Kubernetes. */
export const NODE_PROBLEM_DETECTOR = 'registry.k8s.io/node-problem-detector/node-problem-detector:v1.36.0@sha256:b4db5a168c5f6192c3fb3d650920d192d83776598fcdfcc092d16ca8dc9213ff';
