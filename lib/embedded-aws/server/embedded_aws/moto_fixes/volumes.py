"""Volumes."""

from typing import Any

from moto.ec2.responses.elastic_block_store import ElasticBlockStore

from ..machines.settings import LOCK
from ..machines.volumes import check_attachment, check_detachment


def attach_a_volume_to_one_instance() -> None:
    """moto attaches a volume as often as it is asked to, to instances of every zone and state."""
    attach, detach = ElasticBlockStore.attach_volume, ElasticBlockStore.detach_volume

    def checked_attach(self: Any) -> Any:
        volume_id, instance_id = self._get_param("VolumeId"), self._get_param("InstanceId")
        with LOCK:
            check_attachment(self.ec2_backend, volume_id, instance_id, self._get_param("Device"))
            result = attach(self)
            self.ec2_backend.get_volume(volume_id).attachment.requested = True  # not made by the launch
        return result

    def checked_detach(self: Any) -> Any:
        with LOCK:
            check_detachment(self.ec2_backend, self._get_param("VolumeId"), self._get_param("InstanceId"))
            return detach(self)

    ElasticBlockStore.attach_volume, ElasticBlockStore.detach_volume = checked_attach, checked_detach


FIXES = [attach_a_volume_to_one_instance]
