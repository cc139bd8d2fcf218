"""Kubernetes versions. The dates and support states are samples, not AWS's calendar."""

from typing import Any, Dict, List, Tuple

from ..errors import InvalidParameterException

# minor version: latest patch, and whether its standard support is over
_VERSIONS: Dict[str, Tuple[str, bool]] = {
    "1.30": ("1.30.14", True),
    "1.31": ("1.31.13", True),
    "1.32": ("1.32.9", True),
    "1.33": ("1.33.13", False),
    "1.34": ("1.34.4", False),
    "1.35": ("1.35.3", False),
    "1.36": ("1.36.3", False),
}
DEFAULT_VERSION = "1.35"
PLATFORM_VERSION = "eks.9"


def versions() -> List[str]:
    return list(_VERSIONS)


def minor(version: str) -> int:
    return int(version.split(".")[1])


def patch_version(version: str) -> str:
    return _VERSIONS[version][0]


def in_extended_support(version: str) -> bool:
    return _VERSIONS[version][1]


def check_known(version: str) -> None:
    if version not in _VERSIONS:
        raise InvalidParameterException(f"unsupported Kubernetes version {version}")


def version_information(version: str) -> Dict[str, Any]:
    extended = in_extended_support(version)
    return {
        "clusterVersion": version,
        "clusterType": "eks",
        "defaultPlatformVersion": PLATFORM_VERSION,
        "defaultVersion": version == DEFAULT_VERSION,
        "status": "extended-support" if extended else "standard-support",
        "versionStatus": "EXTENDED_SUPPORT" if extended else "STANDARD_SUPPORT",
        "kubernetesPatchVersion": patch_version(version),
    }
