"""How a group launches an instance from its launch template."""

from collections import Counter
from typing import Any, Dict, List, Optional, Tuple

from moto.core.exceptions import ServiceException
from moto.ec2.utils import filter_iam_instance_profiles
from moto.utilities.utils import get_partition
from werkzeug.exceptions import HTTPException

ASG_NAME_TAG = "aws:autoscaling:groupName"


class LaunchFailed(Exception):
    """The message is that of EC2."""


def launch_instance(group: Any) -> Any:
    """A new instance of the group. Errors: ``LaunchFailed`` where EC2 refuses."""
    try:
        instance = _run(group)
    except (ServiceException, HTTPException) as error:  # moto has both kinds
        raise LaunchFailed(getattr(error, "message", None) or str(error)) from error
    instance.autoscaling_group = group
    return instance


def template_version(group: Any) -> Optional[Any]:
    """The version that the group launches from now; None for a group with a launch configuration."""
    template = group.ec2_launch_template
    return template and template.get_version(group.launch_template_version)


def _run(group: Any) -> Any:
    version, ec2 = template_version(group), group.ec2_backend
    zone, subnet = _place(group)
    arguments = {
        "instance_type": _instance_type(group),
        "is_instance_type_default": False,
        "region_name": group.region,
        "tags": {"instance": _tags(group), "volume": _tags_for(version, "volume")},
        "placement": zone,
        "subnet_id": subnet,
        "launch_config": group.launch_config,
        "associate_public_ip": group.launch_config.associate_public_ip_address if group.launch_config else None,
        "launch_template": version and {"LaunchTemplateId": version.template.id, "Version": version.number},
        **(_from_template(version.data) if version else {}),
    }
    _check_profile(group, version)
    reservation = ec2.run_instances(group.image_id, 1, group.user_data, group.security_groups, **arguments)
    instance = reservation.instances[0]
    if version and version.data.get("IamInstanceProfile"):
        ec2.associate_iam_instance_profile(instance.id, *_profile(version))
    return instance


def _from_template(data: Dict[str, Any]) -> Dict[str, Any]:
    """What moto does not take from the template itself. Disks are named here, lest it makes one more of its own."""
    disks = data.get("BlockDeviceMappings")
    return {
        "metadata_options": data.get("MetadataOptions") or {},
        "instance_initiated_shutdown_behavior": data.get("InstanceInitiatedShutdownBehavior"),
        **({"block_device_mappings": disks} if disks else {}),
    }


def _profile(version: Any) -> Tuple[Optional[str], Optional[str]]:
    profile = version.data["IamInstanceProfile"]
    return profile.get("Name"), profile.get("Arn")


def _check_profile(group: Any, version: Optional[Any]) -> None:
    """Before anything is made. Errors: moto's for a profile that does not exist."""
    if version and version.data.get("IamInstanceProfile"):
        name, arn = _profile(version)
        filter_iam_instance_profiles(
            group.account_id, get_partition(group.region), iam_instance_profile_name=name, iam_instance_profile_arn=arn
        )


def _instance_type(group: Any) -> str:
    overrides = ((group.mixed_instances_policy or {}).get("LaunchTemplate") or {}).get("Overrides") or [{}]
    return overrides[0].get("InstanceType") or group.instance_type


def _tags(group: Any) -> Dict[str, str]:
    version = template_version(group)
    return {**group.get_propagated_tags(), ASG_NAME_TAG: group.name, **(version.instance_tags if version else {})}


def _tags_for(version: Optional[Any], kind: str) -> Dict[str, str]:
    specifications = version.data.get("TagSpecifications", []) if version else []
    wanted = [each for each in specifications if each.get("ResourceType") == kind]
    return {tag["Key"]: tag["Value"] for each in wanted for tag in each.get("Tags", [])}


def _place(group: Any) -> Tuple[str, Optional[str]]:
    """The zone with the fewest instances of the group, and the group's subnet there."""
    used = Counter(state.availability_zone for state in group.instance_states)
    places: List[Tuple[str, Optional[str]]] = [(zone, None) for zone in group.availability_zones]
    if group.vpc_zone_identifier:
        subnets = [group.ec2_backend.get_subnet(each) for each in group.vpc_zone_identifier.split(",")]
        places = [(subnet.availability_zone, subnet.id) for subnet in subnets]
    return min(places, key=lambda place: used[place[0]])
