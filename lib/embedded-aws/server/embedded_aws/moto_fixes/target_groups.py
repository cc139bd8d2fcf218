"""Target groups of load balancers."""

from typing import Any, Dict

from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup

from ..machines.instances import HEALTHY, INITIAL, UNHEALTHY, health_of

_WHY = {
    INITIAL: ("Elb.InitialHealthChecking", "Initial health checks in progress"),
    UNHEALTHY: ("Target.FailedHealthChecks", "Health checks failed"),
}


def ask_for_the_health_of_machines_outside() -> None:
    """moto calls every target healthy that runs."""
    health_for = FakeTargetGroup.health_for

    def fixed(self: Any, target: Dict[str, Any], ec2_backend: Any) -> Any:
        found = health_for(self, target, ec2_backend)
        instance = ec2_backend.get_instance_by_id(target["Id"]) if found.status == HEALTHY else None
        health = HEALTHY if instance is None else health_of(instance)
        if health == HEALTHY:
            return found
        return FakeHealthStatus(found.instance_id, found.port, found.health_check_port, health, *_WHY[health])

    FakeTargetGroup.health_for = fixed


FIXES = [ask_for_the_health_of_machines_outside]
