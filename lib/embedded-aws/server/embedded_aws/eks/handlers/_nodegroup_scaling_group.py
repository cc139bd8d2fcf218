"""The Auto Scaling group behind a node group, made from a copy of the launch template, with the tags EKS puts."""

from typing import Any, Dict, List

from ..catalog.images import image_id
from ..neighbours import RegionalNeighbours
from ..state import Resource, new_id

# What the autoscaling API wants of a template version; the rest of its data is not needed to count machines.
_COPIED = (
    "ImageId",
    "BlockDeviceMappings",
    "MetadataOptions",
    "Monitoring",
    "TagSpecifications",
    "EbsOptimized",
    "KeyName",
)


def create_scaling_group(aws: RegionalNeighbours, group: Resource, data: Dict[str, Any]) -> str:
    name = f"eks-{group['nodegroupName']}-{new_id()}"
    template = _create_template(aws, group, data)
    sizes = group["scalingConfig"]
    aws.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name,
        MinSize=sizes["minSize"],
        MaxSize=sizes["maxSize"],
        DesiredCapacity=sizes["desiredSize"],
        VPCZoneIdentifier=",".join(group["subnets"]),
        MixedInstancesPolicy=_policy(group, template),
        CapacityRebalance=group["capacityType"] == "SPOT",
        Tags=_tags(group, name),
    )
    return name


def resize_scaling_group(aws: RegionalNeighbours, group: Resource) -> None:
    sizes = group["scalingConfig"]
    aws.client("autoscaling").update_auto_scaling_group(
        AutoScalingGroupName=scaling_group_name(group),
        MinSize=sizes["minSize"],
        MaxSize=sizes["maxSize"],
        DesiredCapacity=sizes["desiredSize"],
    )


def current_size(aws: RegionalNeighbours, group: Resource) -> int:
    """The autoscaler, or anyone else, may have changed it behind the node group's back."""
    name = scaling_group_name(group)
    found = aws.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"]
    return found[0]["DesiredCapacity"] if found else group["scalingConfig"]["desiredSize"]


def delete_scaling_group(aws: RegionalNeighbours, group: Resource) -> None:
    autoscaling = aws.client("autoscaling")
    autoscaling.delete_auto_scaling_group(AutoScalingGroupName=scaling_group_name(group), ForceDelete=True)
    aws.client("ec2").delete_launch_template(LaunchTemplateName=_template_name(group))


def scaling_group_name(group: Resource) -> str:
    return group["resources"]["autoScalingGroups"][0]["name"]


def _template_name(group: Resource) -> str:
    return "eks-" + group["nodegroupArn"].split("/")[-1]


def _create_template(aws: RegionalNeighbours, group: Resource, data: Dict[str, Any]) -> str:
    copied = {field: data[field] for field in _COPIED if data.get(field)}
    copied.setdefault("ImageId", image_id(group["amiType"] + group["version"]))
    copied["InstanceType"] = group["instanceTypes"][0] if group.get("instanceTypes") else data["InstanceType"]
    tags = [{"Key": key, "Value": value} for key, value in _owner_tags(group).items()]
    template = aws.client("ec2").create_launch_template(
        LaunchTemplateName=_template_name(group),
        LaunchTemplateData=copied,
        TagSpecifications=[{"ResourceType": "launch-template", "Tags": tags}],
    )
    return template["LaunchTemplate"]["LaunchTemplateId"]


def _policy(group: Resource, template_id: str) -> Dict[str, Any]:
    return {
        "LaunchTemplate": {
            "LaunchTemplateSpecification": {"LaunchTemplateId": template_id, "Version": "1"},
            "Overrides": [{"InstanceType": name} for name in group.get("instanceTypes") or []],
        },
        "InstancesDistribution": {
            "OnDemandBaseCapacity": 0,
            "OnDemandPercentageAboveBaseCapacity": 0 if group["capacityType"] == "SPOT" else 100,
        },
    }


def _owner_tags(group: Resource) -> Dict[str, str]:
    return {"eks:cluster-name": group["clusterName"], "eks:nodegroup-name": group["nodegroupName"]}


def _tags(group: Resource, name: str) -> List[Dict[str, Any]]:
    cluster = group["clusterName"]
    tags = {
        **_owner_tags(group),
        "k8s.io/cluster-autoscaler/enabled": "true",
        f"k8s.io/cluster-autoscaler/{cluster}": "owned",
        f"kubernetes.io/cluster/{cluster}": "owned",
    }
    return [
        {
            "ResourceId": name,
            "ResourceType": "auto-scaling-group",
            "Key": key,
            "Value": value,
            "PropagateAtLaunch": True,
        }
        for key, value in tags.items()
    ]
