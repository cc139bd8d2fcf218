"""Public SSM parameters of images: EKS-optimized Amazon Linux, Bottlerocket, Windows, and Canonical's Ubuntu. The ids are made up, but stable."""

import hashlib
import json
from typing import Dict, Tuple

from . import kubernetes

_EKS_PREFIX = "/aws/service/eks/optimized-ami"
_BOTTLEROCKET_PREFIX = "/aws/service/bottlerocket/aws-k8s-"
_WINDOWS_PREFIX = "/aws/service/ami-windows-latest/Windows_Server-"
_UBUNTU_PREFIX = "/aws/service/canonical/ubuntu/server/24.04/stable"
_UBUNTU_SERIALS = ("current", "20251022")
_BOTTLEROCKET_VERSION = "1.50.0"
_RELEASE_DATE = "20260101"


def is_image_parameter(name: str) -> bool:
    return name.startswith((_EKS_PREFIX, "/aws/service/bottlerocket", _WINDOWS_PREFIX, _UBUNTU_PREFIX))


def image_id(seed: str) -> str:
    return "ami-0" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def release_version(kubernetes_version: str, ami_type: str) -> str:
    if ami_type.startswith("BOTTLEROCKET"):
        return f"{_BOTTLEROCKET_VERSION}-{image_id(ami_type)[5:13]}"
    return f"{kubernetes.patch_version(kubernetes_version)}-{_RELEASE_DATE}"


def image_parameters() -> Dict[str, str]:
    parameters: Dict[str, str] = {}
    for version in kubernetes.versions():
        parameters.update(_amazon_linux(version))
        parameters.update(_bottlerocket(version))
        parameters.update(_windows(version))
    parameters.update(_ubuntu())
    return parameters


def _ubuntu() -> Dict[str, str]:
    names = [f"{_UBUNTU_PREFIX}/{serial}/{architecture}/hvm/ebs-gp3/ami-id" for serial in _UBUNTU_SERIALS for architecture in ("amd64", "arm64")]
    return {name: image_id(name) for name in names}


def _amazon_linux(version: str) -> Dict[str, str]:
    parameters = {}
    for architecture, variant in _variants(("standard", "nvidia", "neuron")):
        folder = f"{_EKS_PREFIX}/{version}/amazon-linux-2023/{architecture}/{variant}/recommended"
        release = release_version(version, "AL2023")
        parameters[f"{folder}/image_id"] = image_id(folder)
        parameters[f"{folder}/release_version"] = release
        parameters[folder] = json.dumps({"image_id": image_id(folder), "release_version": release})
    return parameters


def _bottlerocket(version: str) -> Dict[str, str]:
    parameters = {}
    for architecture, variant in _variants(("", "-nvidia", "-fips", "-nvidia-fips")):
        folder = f"{_BOTTLEROCKET_PREFIX}{version}{variant}/{architecture}/latest"
        parameters[f"{folder}/image_id"] = image_id(folder)
        parameters[f"{folder}/image_version"] = release_version(version, "BOTTLEROCKET")
    return parameters


def _windows(version: str) -> Dict[str, str]:
    parameters = {}
    for year in ("2019", "2022", "2025"):
        for edition in ("Core", "Full"):
            folder = f"{_WINDOWS_PREFIX}{year}-English-{edition}-EKS_Optimized-{version}"
            parameters[f"{folder}/image_id"] = image_id(folder)
            parameters[f"{folder}/release_version"] = release_version(version, "WINDOWS")
    return parameters


def _variants(variants: Tuple[str, ...]) -> list:
    return [(architecture, variant) for architecture in ("x86_64", "arm64") for variant in variants]
