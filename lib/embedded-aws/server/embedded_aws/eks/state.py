"""What the EKS of one region remembers."""

import uuid
from collections import defaultdict
from datetime import datetime, timezone
from typing import Any, Dict, List

from .errors import ResourceNotFoundException

ACCOUNT = "123456789012"  # moto's account for every caller that did not assume a role elsewhere

Resource = Dict[str, Any]


def now() -> datetime:
    return datetime.now(timezone.utc)


def new_id() -> str:
    return str(uuid.uuid4())


class ClusterState:
    """A cluster and what belongs to it, by kind and name."""

    def __init__(self, cluster: Resource) -> None:
        self.cluster = cluster
        self.nodegroups: Dict[str, Resource] = {}
        self.addons: Dict[str, Resource] = {}
        self.access_entries: Dict[str, Resource] = {}
        self.access_policies: Dict[str, Dict[str, Resource]] = defaultdict(dict)
        self.pod_identities: Dict[str, Resource] = {}
        self.fargate_profiles: Dict[str, Resource] = {}
        self.identity_providers: Dict[str, Resource] = {}
        self.updates: Dict[str, Resource] = {}

    @property
    def name(self) -> str:
        return self.cluster["name"]

    def resources(self) -> List[Resource]:
        """Everything that carries tags."""
        kinds = (
            self.nodegroups,
            self.addons,
            self.access_entries,
            self.pod_identities,
            self.fargate_profiles,
            self.identity_providers,
        )
        return [self.cluster, *(resource for kind in kinds for resource in kind.values())]


class RegionState:
    def __init__(self, region: str) -> None:
        self.region = region
        self.clusters: Dict[str, ClusterState] = {}

    @property
    def partition(self) -> str:
        if self.region.startswith("cn-"):
            return "aws-cn"
        return "aws-us-gov" if self.region.startswith("us-gov-") else "aws"

    def arn(self, kind: str, *parts: str) -> str:
        return f"arn:{self.partition}:eks:{self.region}:{ACCOUNT}:{kind}/" + "/".join(parts)

    def cluster(self, name: str) -> ClusterState:
        if name not in self.clusters:
            raise ResourceNotFoundException(f"No cluster found for name: {name}.", clusterName=name)
        return self.clusters[name]


def find(kind: Dict[str, Resource], name: str, what: str, **context: Any) -> Resource:
    """The resource, or AWS's ResourceNotFoundException."""
    if name not in kind:
        raise ResourceNotFoundException(f"No {what} found for name: {name}.", **context)
    return kind[name]
