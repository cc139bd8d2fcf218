"""Which operation of which service a request calls, for every protocol that AWS's clients speak."""

import re
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, Optional
from urllib.parse import parse_qs

from botocore.exceptions import DataNotFoundError
from botocore.loaders import create_loader
from botocore.model import ServiceModel

from .eks.errors import UnknownOperationException
from .eks.routing import Router
from .environment import ACCESS_KEY
from .signature import credential_scope

OWN_PATHS = ("/_embedded-aws/", "/embedded-aws/")
_CALL = "embedded_aws.call"
_FORM = "application/x-www-form-urlencoded"
_RPC_PATH = re.compile(r"/service/[^/]+/operation/(\w+)")
# Where the name in the signature is not the one that AWS's command line and botocore use.
_NAMES = {"elasticfilesystem": "efs", "elasticloadbalancing": "elbv2", "monitoring": "cloudwatch"}


class ApiCall(NamedTuple):
    service: str
    operation: str
    protocol: str  # json, query, ec2, cbor, rest-json or rest-xml


def call_of(environ: dict) -> Optional[ApiCall]:
    """The call of a client; None for this server's own pages and for the calls that EKS makes to its neighbours."""
    if _CALL not in environ:
        environ[_CALL] = _recognise(environ)
    return environ[_CALL]


def _recognise(environ: dict) -> Optional[ApiCall]:
    if environ["PATH_INFO"].startswith(OWN_PATHS):
        return None
    scope = credential_scope(environ)
    if scope is not None and scope.access_key == ACCESS_KEY:
        return None
    service = _NAMES.get(scope.service, scope.service) if scope else "-"
    return _rpc_call(environ, service) or _rest_call(environ, service)


def _rpc_call(environ: dict, service: str) -> Optional[ApiCall]:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return ApiCall(service, target.split(".")[-1], "json")
    rpc = _RPC_PATH.fullmatch(environ["PATH_INFO"])
    if rpc:
        return ApiCall(service, rpc.group(1), "cbor")
    action = _action(environ)
    if action:
        return ApiCall(service, action, "ec2" if service == "ec2" else "query")
    return None


def _action(environ: dict) -> Optional[str]:
    """``Action`` of the query protocol. The body is put back, because the API reads it again."""
    text = environ.get("QUERY_STRING", "")
    if environ.get("CONTENT_TYPE", "").startswith(_FORM):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        text = body.decode(errors="replace")
    return parse_qs(text).get("Action", [None])[0]


def _rest_call(environ: dict, service: str) -> ApiCall:
    method, path = environ["REQUEST_METHOD"], environ.get("REQUEST_URI", environ["PATH_INFO"]).split("?")[0]
    router = _router(service)
    protocol = "rest-xml" if service in ("s3", "route53") else "rest-json"
    if router is not None:
        try:
            return ApiCall(service, router.match(method, path)[0].name, protocol)
        except UnknownOperationException:
            pass
    return ApiCall(service, f"{method} {path}", protocol)


@lru_cache(maxsize=None)
def _router(service: str) -> Optional[Router]:
    """None for S3, whose operations differ in the query string, and for what botocore does not know."""
    try:
        model = ServiceModel(create_loader().load_service_model(service, "service-2"), service)
    except DataNotFoundError:
        return None
    return Router(model) if model.metadata["protocol"].startswith("rest") and service != "s3" else None
