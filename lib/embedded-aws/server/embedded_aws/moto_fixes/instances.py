"""Instances."""

from typing import Any, Optional

from moto.ec2.models.instances import Instance

_IMAGE_DISK_GIB = 20  # what the EKS images for Linux bring


def take_the_disk_size_from_the_image() -> None:
    """moto asks for the size of every disk; AWS takes it from the image where a launch template names none."""
    add = Instance.add_block_device

    def fixed(self: Any, size: Optional[int], device_path: str, snapshot_id: Optional[str], *rest: Any, **named: Any) -> None:
        if size is None and snapshot_id is None:
            size = _IMAGE_DISK_GIB
        add(self, size, device_path, snapshot_id, *rest, **named)

    Instance.add_block_device = fixed


FIXES = [take_the_disk_size_from_the_image]
