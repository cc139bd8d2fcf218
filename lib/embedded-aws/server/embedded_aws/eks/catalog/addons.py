"""Add-ons and their versions. Each Kubernetes version has its own default, so that an upgrade changes it."""

import re
from typing import Any, Dict, List, NamedTuple, Optional

from ..errors import InvalidParameterException
from . import kubernetes

ARCHITECTURES = ["amd64", "arm64"]
_VERSION = re.compile(r"v\d+\.(\d+)\.\d+(-eksbuild\.\d+)?")


class AddonKind(NamedTuple):
    type: str
    namespace: str
    needs_iam: bool
    first_default: str  # the default of the oldest Kubernetes version listed here


_KINDS: Dict[str, AddonKind] = {
    "vpc-cni": AddonKind("networking", "kube-system", True, "1.19.0"),
    "kube-proxy": AddonKind("networking", "kube-system", False, ""),
    "coredns": AddonKind("networking", "kube-system", False, "1.11.1"),
    "eks-pod-identity-agent": AddonKind("security", "kube-system", False, "1.3.2"),
    "eks-node-monitoring-agent": AddonKind("observability", "kube-system", False, "1.2.0"),
    "aws-ebs-csi-driver": AddonKind("storage", "kube-system", True, "1.38.1"),
    "aws-efs-csi-driver": AddonKind("storage", "kube-system", True, "2.1.0"),
    "aws-fsx-csi-driver": AddonKind("storage", "kube-system", True, "1.1.0"),
    "aws-mountpoint-s3-csi-driver": AddonKind("storage", "kube-system", True, "1.10.0"),
    "snapshot-controller": AddonKind("storage", "kube-system", False, "8.0.0"),
    "metrics-server": AddonKind("observability", "kube-system", False, "0.7.1"),
    "kube-state-metrics": AddonKind("observability", "kube-state-metrics", False, "2.13.0"),
    "prometheus-node-exporter": AddonKind("observability", "prometheus-node-exporter", False, "1.8.0"),
    "amazon-cloudwatch-observability": AddonKind("observability", "amazon-cloudwatch", True, "3.0.0"),
    "aws-guardduty-agent": AddonKind("security", "amazon-guardduty", False, "1.8.1"),
    "cert-manager": AddonKind("security", "cert-manager", False, "1.16.0"),
    "external-dns": AddonKind("networking", "external-dns", True, "0.15.0"),
    "fluent-bit": AddonKind("observability", "fluent-bit", False, "3.1.0"),
    "aws-network-flow-monitoring-agent": AddonKind("observability", "amazon-network-flow-monitor", True, "1.0.1"),
    "aws-secrets-store-csi-driver-provider": AddonKind("storage", "aws-secrets-manager", False, "1.0.0"),
    "aws-privateca-connector-for-kubernetes": AddonKind("security", "aws-privateca-issuer", True, "1.4.0"),
    "adot": AddonKind("observability", "opentelemetry-operator-system", True, "0.109.0"),
}


def names() -> List[str]:
    return list(_KINDS)


def kind(name: str) -> Optional[AddonKind]:
    return _KINDS.get(name)


def default_version(name: str, kubernetes_version: str) -> str:
    if name == "kube-proxy":  # follows Kubernetes itself
        return f"v{kubernetes.patch_version(kubernetes_version)}-eksbuild.2"
    major, minor, patch = _KINDS[name].first_default.split(".")
    steps = kubernetes.versions().index(kubernetes_version)
    return f"v{major}.{int(minor) + steps}.{patch}-eksbuild.1"


def check_version(name: str, version: str, kubernetes_version: str) -> None:
    """Accepts every well-formed version: the list of this catalogue is a sample, AWS has many more."""
    match = _VERSION.fullmatch(version)
    if match is None or (name == "kube-proxy" and int(match.group(1)) > kubernetes.minor(kubernetes_version)):
        raise InvalidParameterException("Addon version specified is not supported", addonName=name)


def check_known(name: str, kubernetes_version: str) -> None:
    if name not in _KINDS:
        message = f"Addon {name} specified is not supported in {kubernetes_version} kubernetes version"
        raise InvalidParameterException(message, addonName=name)


def supported_versions(name: str, kubernetes_version: str) -> List[str]:
    """Newest first: the defaults of the next, of this, and of the previous Kubernetes versions."""
    known = kubernetes.versions()
    position = known.index(kubernetes_version)
    reach = 0 if name == "kube-proxy" else 1
    near = known[max(0, position - reach) : position + reach + 1]
    return [default_version(name, version) for version in reversed(near)]


def describe(name: str, kubernetes_versions: List[str]) -> Dict[str, Any]:
    """The add-on with every version that one of the Kubernetes versions can run."""
    offered: Dict[str, List[Dict[str, Any]]] = {}
    for kubernetes_version in kubernetes_versions:
        for version in supported_versions(name, kubernetes_version):
            compatibility = {
                "clusterVersion": kubernetes_version,
                "platformVersions": ["*"],
                "defaultVersion": version == default_version(name, kubernetes_version),
            }
            offered.setdefault(version, []).append(compatibility)
    return {
        "addonName": name,
        "type": _KINDS[name].type,
        "publisher": "eks",
        "owner": "aws",
        "defaultNamespace": _KINDS[name].namespace,
        "addonVersions": [_version(name, version, fits) for version, fits in offered.items()],
    }


def _version(name: str, version: str, compatibilities: List[Dict[str, Any]]) -> Dict[str, Any]:
    return {
        "addonVersion": version,
        "architecture": ARCHITECTURES,
        "computeTypes": ["ec2", "fargate"],
        "compatibilities": compatibilities,
        "requiresConfiguration": False,
        "requiresIamPermissions": _KINDS[name].needs_iam,
    }
