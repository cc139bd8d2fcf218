"""Instances."""

from typing import Any, Dict, Optional

from moto.ec2.models.instances import Instance, InstanceBackend
from moto.ec2.utils import convert_tag_spec

from ..machines.instances import begin_launch, ends_later
from ..machines.names import check_tag_keys, host_name
from ..machines.network_interfaces import check_interface, keep_rules, named_interfaces, release
from ..machines.settings import LOCK

_IMAGE_DISK_GIB = 20  # what the EKS images for Linux bring


def take_the_disk_size_from_the_image() -> None:
    """moto asks for the size of every disk; AWS takes it from the image where a launch template names none."""
    add = Instance.add_block_device

    def fixed(self: Any, size: Optional[int], device_path: str, snapshot_id: Optional[str], *rest: Any, **named: Any) -> None:
        if size is None and snapshot_id is None:
            size = _IMAGE_DISK_GIB
        add(self, size, device_path, snapshot_id, *rest, **named)

    Instance.add_block_device = fixed


def launch_with_named_interfaces() -> None:
    """moto does not read the network interfaces of a template, and gives one interface to any number of instances."""
    run = InstanceBackend.run_instances

    def fixed(self: Any, image_id: str, count: int, user_data: Any, groups: list, **values: Any) -> Any:
        template = values.get("launch_template")
        data = self._get_template_from_args(template).data if template else {}
        specifications = values.get("nics") or data.get("NetworkInterfaces") or []
        named = named_interfaces(specifications)
        with LOCK:
            _check_shown_tags(data, values)
            for each in named:
                check_interface(self, each["NetworkInterfaceId"], values.get("placement"))
            if named and not values.get("nics"):
                values["nics"] = [{"DeviceIndex": 0, **each} for each in specifications]
            if named:  # the interface says which zone and subnet
                first = self.get_network_interface(named[0]["NetworkInterfaceId"])
                values.update(placement=first.subnet.availability_zone, subnet_id=None)
            reservation = run(self, image_id, count, user_data, groups, **values)
            for instance in reservation.instances:
                keep_rules(instance, specifications)
                instance.hostname_type = (data.get("PrivateDnsNameOptions") or {}).get("HostnameType")
                begin_launch(instance)
        return reservation

    InstanceBackend.run_instances = fixed


def name_instances_as_asked() -> None:
    """moto names all instances after their address."""
    Instance.private_dns_name = property(host_name)


def _check_shown_tags(data: Dict[str, Any], values: Dict[str, Any]) -> None:
    """Instances whose metadata shows tags may have keys only that fit a path."""
    options = values.get("metadata_options") or data.get("MetadataOptions") or {}
    if options.get("InstanceMetadataTags") == "enabled":
        given = {**convert_tag_spec(data.get("TagSpecifications") or []), **(values.get("tags") or {})}
        check_tag_keys(given.get("instance", {}))


def end_only_what_is_off() -> None:
    """A machine outside is shut down before its instance is terminated or stopped, and keeps its disks until then.

    moto also leaves a network interface attached to a terminated instance.
    """
    terminate, stop = Instance.terminate, Instance.stop

    def terminate_when_off(self: Any) -> Any:
        later = ends_later(self, "shutting-down")
        if later is not None or self.state == "terminated":
            return later or self._state
        previous = terminate(self)
        release(self)
        return previous

    def stop_when_off(self: Any) -> Any:
        return ends_later(self, "stopping") or stop(self)

    Instance.terminate, Instance.stop = terminate_when_off, stop_when_off


FIXES = [
    take_the_disk_size_from_the_image,
    launch_with_named_interfaces,
    name_instances_as_asked,
    end_only_what_is_off,
]
