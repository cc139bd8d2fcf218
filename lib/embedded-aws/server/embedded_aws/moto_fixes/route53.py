"""Route 53."""

from typing import Any

from moto.route53.responses import Route53


def make_zones_with_a_vpc_private() -> None:
    """A zone created with a VPC is private, even though the provider does not send ``PrivateZone``."""
    read = Route53._get_bool_param

    def fixed(self: Any, name: str, *rest: Any) -> Any:
        if name == "HostedZoneConfig.PrivateZone" and self._get_param("VPC.VPCId"):
            return True
        return read(self, name, *rest)

    Route53._get_bool_param = fixed


FIXES = [make_zones_with_a_vpc_private]
