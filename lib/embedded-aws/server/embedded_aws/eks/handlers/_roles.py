"""Roles that EKS or its nodes assume: they must exist and trust the right service."""

from typing import Any, Dict, Tuple

from ..errors import InvalidParameterException
from ..neighbours import RegionalNeighbours, trusts


def check_role(
    aws: RegionalNeighbours, arn: str, service: str, refusal: str, actions: Tuple[str, ...] = ()
) -> Dict[str, Any]:
    role = aws.role(arn)
    if role is None or not trusts(role, service, actions or ("sts:AssumeRole",)):
        raise InvalidParameterException(refusal)
    return role
