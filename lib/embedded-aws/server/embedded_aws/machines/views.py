"""An instance as those see it who run its machine."""

from typing import Any, Dict, List, Optional

from moto.autoscaling import autoscaling_backends
from moto.elbv2 import elbv2_backends
from moto.iam import iam_backends
from moto.utilities.utils import get_partition

from .names import host_name

# What the metadata service names as the target of each phase of a group's instance.
_TARGETS = {"Pending": "InService", "InService": "InService", "Terminating": "Terminated", "Standby": "Standby"}


def view_of(instance: Any) -> Dict[str, Any]:
    role, interface = role_of(instance), instance.nics[0]
    options = instance.metadata_options
    return {
        "instanceId": instance.id,
        "state": instance.state,
        "accountId": instance.owner_id,
        "region": instance.ec2_backend.region_name,
        "zone": instance.placement.zone,
        "hostName": host_name(instance),
        "address": interface.private_ip_address,
        "macAddress": interface.mac_address,
        "subnetCidr": interface.subnet.cidr_block,
        "vpcId": interface.vpc_id,
        "imageId": instance.image_id,
        "instanceType": instance.instance_type,
        "userData": None if instance.user_data is None else str(instance.user_data),
        "tags": {tag["key"]: tag["value"] for tag in instance.get_tags()},
        "roleName": role.name if role else None,
        "metadata": {"tokens": options.http_tokens, "tags": options.instance_metadata_tags == "enabled"},
        "volumes": _volumes(instance),
        "targetGroups": _target_groups(instance),
        **_in_group(instance),
    }


def role_of(instance: Any) -> Optional[Any]:
    """The role of the instance profile that is associated now."""
    association = instance.ec2_backend.iam_instance_profile_associations.get(instance.id)
    if association is None:
        return None
    profiles = iam_backends[instance.owner_id][get_partition(instance.ec2_backend.region_name)].instance_profiles
    profile = profiles.get(association.iam_instance_profile.name)
    return profile.roles[0] if profile and profile.roles else None


def _volumes(instance: Any) -> List[Dict[str, Any]]:
    """Those that somebody attached; the disks of the launch are the machine's own."""
    found = []
    for device, each in instance.get_block_device_mapping:
        volume = instance.ec2_backend.volumes[each.volume_id]
        if getattr(volume.attachment, "requested", False):
            found.append({"volumeId": volume.id, "sizeGiB": volume.size, "device": device})
    return found


def _target_groups(instance: Any) -> List[str]:
    """The ARNs of those that it is registered with."""
    groups = elbv2_backends[instance.owner_id][instance.ec2_backend.region_name].target_groups
    return sorted(arn for arn, group in groups.items() if instance.id in group.targets)


def _in_group(instance: Any) -> Dict[str, Any]:
    backend = autoscaling_backends[instance.owner_id][instance.ec2_backend.region_name]
    states = backend.describe_auto_scaling_instances([instance.id])
    if not states:
        return {"group": None, "lifecycleState": None, "targetLifecycleState": None}
    phase = states[0].lifecycle_state
    target = _TARGETS.get(phase.split(":")[0])
    return {"group": states[0].auto_scaling_group_name, "lifecycleState": phase, "targetLifecycleState": target}
