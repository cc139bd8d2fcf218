"""What a node group's machines are made of: launch template, machine types, image family."""

import base64
import binascii
from typing import Any, Dict, List, Optional

from ..errors import InvalidParameterException, InvalidRequestException
from ..neighbours import RegionalNeighbours

DEFAULT_AMI_TYPE = "AL2023_x86_64_STANDARD"
DEFAULT_INSTANCE_TYPE = "t3.medium"
DEFAULT_DISK_GIB = 20
_WINDOWS_DISK_GIB = 50

# Fields of a launch template that EKS sets itself, and what it says when it finds them.
_FORBIDDEN = {
    "IamInstanceProfile": (
        "Launch template should not specify an instance profile. "
        "The noderole in your request will be used to construct an instance profile."
    ),
    "HibernationOptions": "Launch template should not specify hibernation options.",
    "InstanceInitiatedShutdownBehavior": "Launch template should not specify a shutdown behavior.",
}


def template_data(
    aws: RegionalNeighbours, specification: Optional[Dict[str, Any]], capacity_type: str = "ON_DEMAND"
) -> Dict[str, Any]:
    """The data of the template version that the request names, if it names one, and if EKS accepts it."""
    if specification is None:
        check_capacity_block({}, capacity_type)
        return {}
    if bool(specification.get("id")) == bool(specification.get("name")):
        raise InvalidParameterException("Either provide launch template ID or launch template name in the request.")
    version = aws.launch_template_version(specification)
    if version is None:
        raise InvalidRequestException(f"Launch template or version not found: {_shown(specification)}")
    data = version["LaunchTemplateData"]
    _check_template(data)
    check_capacity_block(data, capacity_type)
    return {
        **data,
        "_id": version["LaunchTemplateId"],
        "_name": version["LaunchTemplateName"],
        "_version": version["VersionNumber"],
    }


def resolved_specification(data: Dict[str, Any]) -> Optional[Dict[str, str]]:
    """The template as EKS reports it: id, name and a number even where ``$Latest`` was asked for."""
    if not data:
        return None
    return {"id": data["_id"], "name": data["_name"], "version": str(data["_version"])}


def check_exclusive_fields(values: Dict[str, Any], data: Dict[str, Any]) -> None:
    """Fields that may be in the request or in the launch template, but not in both."""
    if not data:
        return
    if "diskSize" in values:
        raise InvalidParameterException("Disk size must be specified within the launch template.")
    if "remoteAccess" in values:
        raise InvalidParameterException("Remote access configuration cannot be specified with a launch template.")
    if data.get("InstanceType") and values.get("instanceTypes"):
        raise InvalidParameterException(
            "Instance type must be specified in either the launch template or the request, not in both."
        )
    if data.get("ImageId"):
        if values.get("amiType", "CUSTOM") != "CUSTOM":
            raise InvalidParameterException(
                "You cannot specify an AMI Type other than CUSTOM, when specifying an image id in your launch template."
            )
        if "version" in values or "releaseVersion" in values:
            raise InvalidParameterException("You cannot specify the field kubernetesVersion when using custom AMIs.")


def ami_type_of(values: Dict[str, Any], data: Dict[str, Any]) -> str:
    if data.get("ImageId"):
        return "CUSTOM"
    ami_type = values.get("amiType", DEFAULT_AMI_TYPE)
    if ami_type == "CUSTOM":
        raise InvalidParameterException("The AMI type CUSTOM needs an image id in the launch template.")
    return ami_type


def check_instance_types(aws: RegionalNeighbours, names: List[str], ami_type: str) -> None:
    described = {name: aws.instance_type(name) for name in names}
    missing = [name for name, machine in described.items() if machine is None]
    if missing:
        raise InvalidParameterException(f"The following supplied instance types do not exist: {missing}")
    wanted = _architecture(ami_type)
    wrong = [name for name, machine in described.items() if wanted not in (None, *_architectures(machine))]
    if wrong:
        raise InvalidParameterException(f"{wrong} is not a valid instance type for requested amiType {ami_type}")


def check_user_data(data: Dict[str, Any], ami_type: str) -> None:
    """Amazon Linux user data is merged with EKS's own, which only works for MIME."""
    if not data.get("UserData") or not ami_type.startswith("AL2"):
        return
    try:
        text = base64.b64decode(data["UserData"], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        text = ""
    if not text.lstrip().lower().startswith(("mime-version:", "content-type: multipart")):
        raise InvalidRequestException(
            "Ec2LaunchTemplateInvalidConfiguration: User data was not in the MIME multipart format."
        )


def default_disk(ami_type: str) -> int:
    return _WINDOWS_DISK_GIB if ami_type.startswith("WINDOWS") else DEFAULT_DISK_GIB


def _check_template(data: Dict[str, Any]) -> None:
    for field, refusal in _FORBIDDEN.items():
        if data.get(field):
            raise InvalidRequestException(refusal)
    interfaces = data.get("NetworkInterfaces") or []
    if any(interface.get("SubnetId") for interface in interfaces):
        raise InvalidRequestException("Launch template should not specify a subnet. Use the subnets of the nodegroup.")
    if data.get("SecurityGroupIds") and any(interface.get("Groups") for interface in interfaces):
        raise InvalidRequestException("Launch template should not specify both security groups and network interfaces.")


def check_capacity_block(data: Dict[str, Any], capacity_type: str) -> None:
    """A group of a capacity block and the template that names the block need each other; spot is the group's affair."""
    market = (data.get("InstanceMarketOptions") or {}).get("MarketType")
    if market == "spot":
        raise InvalidRequestException(
            "Launch template should not specify spot options. Use the capacity type of the nodegroup."
        )
    if (market == "capacity-block") != (capacity_type == "CAPACITY_BLOCK"):
        raise InvalidParameterException(
            "The capacity type CAPACITY_BLOCK and the market type capacity-block of the template need each other."
        )


def _architecture(ami_type: str) -> Optional[str]:
    if ami_type == "CUSTOM":
        return None
    return "arm64" if "ARM_64" in ami_type else "x86_64"


def _architectures(machine: Dict[str, Any]) -> List[str]:
    return machine["ProcessorInfo"]["SupportedArchitectures"]


def _shown(specification: Dict[str, Any]) -> str:
    return f"{specification.get('id') or specification.get('name')} version {specification.get('version', '$Default')}"
