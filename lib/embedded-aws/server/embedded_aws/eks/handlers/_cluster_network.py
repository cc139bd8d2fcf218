"""Rules for the subnets, security groups and address ranges of a cluster."""

import ipaddress
from typing import Any, Dict, List, Optional

from ..errors import InvalidParameterException
from ..neighbours import RegionalNeighbours

ANYWHERE = "0.0.0.0/0"
_PRIVATE_RANGES = [ipaddress.ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]


def check_subnets(aws: RegionalNeighbours, subnet_ids: List[str]) -> str:
    """Returns the VPC of the subnets."""
    subnets = [existing_subnet(aws, subnet_id) for subnet_id in subnet_ids]
    if len({subnet["AvailabilityZoneId"] for subnet in subnets}) < 2:
        raise InvalidParameterException("Subnets specified must be in at least two different AZs")
    vpcs = {subnet["VpcId"] for subnet in subnets}
    if len(vpcs) > 1:
        raise InvalidParameterException("Subnets specified must belong to the same VPC")
    return vpcs.pop()


def existing_subnet(aws: RegionalNeighbours, subnet_id: str) -> Dict[str, Any]:
    subnet = aws.subnet(subnet_id)
    if subnet is None:
        raise InvalidParameterException(f"The subnet ID '{subnet_id}' does not exist")
    return subnet


def check_security_groups(aws: RegionalNeighbours, group_ids: List[str]) -> None:
    for group_id in group_ids:
        if not aws.security_group_exists(group_id):
            raise InvalidParameterException(f"The security group '{group_id}' does not exist")


def check_endpoint(config: Dict[str, Any]) -> None:
    if not config["endpointPublicAccess"] and not config["endpointPrivateAccess"]:
        raise InvalidParameterException("Private and public endpoint access cannot be false")
    for cidr in config["publicAccessCidrs"]:
        if _network(cidr) is None:
            raise InvalidParameterException(f"The following CIDRs are invalid in publicAccessCidrs: [{cidr}]")
        if any(_network(cidr).subnet_of(private) for private in _PRIVATE_RANGES if _network(cidr).version == 4):
            raise InvalidParameterException(f"The following CIDRs are not allowed in publicAccessCidrs: [{cidr}]")


def check_service_cidr(aws: RegionalNeighbours, cidr: Optional[str], vpc_id: str) -> None:
    if cidr is None:
        return
    network = _network(cidr)
    if network is None or network.version != 4 or not any(network.subnet_of(private) for private in _PRIVATE_RANGES):
        raise InvalidParameterException(f"Invalid CIDR block for serviceIpv4Cidr: {cidr} is not a private range")
    if not 12 <= network.prefixlen <= 24:
        raise InvalidParameterException(f"Invalid CIDR block for serviceIpv4Cidr: {cidr} must be between /24 and /12")
    for vpc_cidr in aws.vpc_cidrs(vpc_id):
        if network.overlaps(ipaddress.ip_network(vpc_cidr)):
            raise InvalidParameterException(f"serviceIpv4Cidr {cidr} overlaps with the VPC CIDR {vpc_cidr}")


def _network(cidr: str) -> Any:
    try:
        return ipaddress.ip_network(cidr)
    except ValueError:
        return None
