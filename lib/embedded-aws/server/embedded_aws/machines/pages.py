"""The pages through which machines outside, or those who watch them, take part. For this machine only."""

import json
from typing import Any, Callable, Dict, Iterator, Optional, Tuple

from moto.ec2 import ec2_backends
from moto.sts import sts_backends
from moto.utilities.utils import get_partition
from werkzeug.wrappers import Request

from .groups import advance
from .instances import HEALTHY, UNHEALTHY, machine_is_off, machine_is_on
from .settings import LOCK, SETTINGS, InvalidSettings
from .views import role_of, view_of

PATH = "/_embedded-aws/machines"
SESSION_SECONDS = 6 * 3600

Answer = Optional[Tuple[int, Dict[str, Any]]]


def serves(path: str) -> bool:
    return path == PATH or path.startswith(PATH + "/")


def answer(request: Request) -> Answer:
    """None where the method is not for the page."""
    parts = request.path[len(PATH) :].strip("/").split("/")
    with LOCK:
        if parts == [""]:
            return _all(request)
        instance = _find(parts[0])
        page = _PAGES.get("/".join(parts[1:]))
        if instance is None or page is None:
            return 404, {"message": f"Nothing is at {request.path}"}
        method, act = page
        return act(request, instance) if request.method == method else None


def _all(request: Request) -> Answer:
    if request.method == "PUT":
        try:
            SETTINGS.change(json.loads(request.get_data()))
        except (InvalidSettings, ValueError) as error:
            return 400, {"message": str(error)}
    elif request.method == "DELETE":
        SETTINGS.reset()
    elif request.method != "GET":
        return None
    advance()
    machines = [view_of(each) for each in _instances() if each.state != "terminated"]
    return 200, {"settings": SETTINGS.shown(), "machines": machines}


def _hear(request: Request, instance: Any) -> Answer:
    told = json.loads(request.get_data() or b"{}")
    power, health = told.get("power"), told.get("health")
    if power in ("on", "off") and health is None:
        (machine_is_on if power == "on" else machine_is_off)(instance)
    elif health in (HEALTHY, UNHEALTHY) and power is None:
        instance.health = health
    else:
        return 400, {"message": 'Either "power" must be "on" or "off", or "health" "healthy" or "unhealthy".'}
    advance()
    return 200, view_of(instance)


def _credentials(request: Request, instance: Any) -> Answer:
    """What the metadata service hands out: a session of the instance's role, named after the instance."""
    role = role_of(instance)
    if role is None:
        return 404, {"message": "The instance has no role."}
    backend = sts_backends[instance.owner_id][get_partition(instance.ec2_backend.region_name)]
    session = backend.assume_role(
        region_name=instance.ec2_backend.region_name,
        role_session_name=instance.id,
        role_arn=role.arn,
        policy=None,
        duration=SESSION_SECONDS,
        external_id=None,
    )
    return 200, {
        "AccessKeyId": session.access_key_id,
        "SecretAccessKey": session.secret_access_key,
        "Token": session.session_token,
        "Expiration": f"{session.expiration:%Y-%m-%dT%H:%M:%SZ}",
    }


_PAGES: Dict[str, Tuple[str, Callable[[Request, Any], Answer]]] = {
    "": ("PUT", _hear),
    "credentials": ("POST", _credentials),
}


def _instances() -> Iterator[Any]:
    for regions in list(ec2_backends.values()):
        for backend in list(regions.values()):
            for reservation in list(backend.reservations.values()):
                yield from reservation.instances


def _find(instance_id: str) -> Any:
    return next((each for each in _instances() if each.id == instance_id), None)

