"""Which attachments of volumes EC2 refuses."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError


def check_attachment(backend: Any, volume_id: str, instance_id: str, device: str) -> None:
    """Errors: those of EC2 where volume or device are in use, zones differ, or the instance is not there."""
    volume, instance = backend.get_volume(volume_id), backend.get_instance(instance_id)
    if instance.state not in ("running", "stopped"):
        raise EC2ClientError("IncorrectState", f"Instance '{instance_id}' is not 'running'.")
    if volume.attachment is not None:
        raise EC2ClientError("VolumeInUse", f"{volume_id} is already attached to an instance")
    if _zone_name(volume.zone) != instance.placement.zone:
        message = f"The volume '{volume_id}' is not in the same availability zone as instance '{instance_id}'"
        raise EC2ClientError("InvalidVolume.ZoneMismatch", message)
    if device in instance.block_device_mapping:
        message = f"Invalid value '{device}' for unixDevice. Attachment point {device} is already in use"
        raise EC2ClientError("InvalidParameterValue", message)


def check_detachment(backend: Any, volume_id: str, instance_id: Any) -> None:
    volume = backend.get_volume(volume_id)
    if volume.attachment is None:
        raise EC2ClientError("IncorrectState", f"Volume '{volume_id}' is in the 'available' state.")
    if instance_id and volume.attachment.instance.id != instance_id:
        message = f"The volume '{volume_id}' is not attached to instance '{instance_id}'"
        raise EC2ClientError("InvalidAttachment.NotFound", message)


def _zone_name(zone: Any) -> str:
    return getattr(zone, "name", zone)
