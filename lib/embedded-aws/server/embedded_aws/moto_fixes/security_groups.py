"""Security groups."""

from typing import Any, Optional

from moto.ec2.models.security_groups import SecurityGroupRule


def give_rules_their_description() -> None:
    """moto keeps the description with the address range or the group; ``DescribeSecurityGroupRules`` loses it.

    The provider reads an empty description and plans to set it again on every run.
    """

    def description(self: Any) -> Optional[str]:
        return (self.ip_range or {}).get("Description") or (self.source_group or {}).get("Description")

    SecurityGroupRule.description = property(description)


FIXES = [give_rules_their_description]
