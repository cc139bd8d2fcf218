"""Network interfaces that outlive instances."""

from typing import Any, Dict, List

from moto.ec2.exceptions import EC2ClientError


def named_interfaces(specifications: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    return [each for each in specifications or [] if each.get("NetworkInterfaceId")]


def check_interface(backend: Any, interface_id: str, zone: Any) -> None:
    """Errors: EC2's where the interface is unknown, in use, or in another zone."""
    interface = backend.get_network_interface(interface_id)
    if interface.instance is not None:
        raise EC2ClientError("InvalidNetworkInterface.InUse", f"Interface: [{interface_id}] in use.")
    if zone and interface.subnet.availability_zone != zone:
        message = f"Network interface '{interface_id}' is not in the availability zone '{zone}'."
        raise EC2ClientError("InvalidParameterCombination", message)


def keep_rules(instance: Any, specifications: List[Dict[str, Any]]) -> None:
    """One that the launch made goes with its instance, one that it named stays, unless it says otherwise."""
    by_index = {int(each.get("DeviceIndex") or 0): each for each in specifications or []}
    for index, interface in instance.nics.items():
        given = by_index.get(index, {})
        default = not given.get("NetworkInterfaceId")
        said = given.get("DeleteOnTermination")
        interface.delete_on_termination = default if said is None else str(said).lower() == "true"


def release(instance: Any) -> None:
    """Detaches what outlives a terminated instance. The instance keeps showing it, as moto needs an address to show."""
    for interface in instance.nics.values():
        if interface.instance is instance and not interface.delete_on_termination:
            interface.instance = interface.attachment_id = interface.attach_time = None
            interface.status = "available"
