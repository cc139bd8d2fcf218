"""The access policies that EKS defines."""

from typing import Dict, List

_NAMES = [
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSEditPolicy",
    "AmazonEKSViewPolicy",
    "AmazonEKSSecretReaderPolicy",
    "AmazonEKSAutoNodePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStorageClusterPolicy",
    "AmazonEKSLoadBalancingClusterPolicy",
    "AmazonEKSNetworkingClusterPolicy",
    "AmazonEKSComputeClusterPolicy",
    "AmazonEKSClusterInsightsPolicy",
    "AmazonEKSHybridPolicy",
]


def access_policies(partition: str) -> List[Dict[str, str]]:
    return [{"name": name, "arn": f"arn:{partition}:eks::aws:cluster-access-policy/{name}"} for name in _NAMES]
