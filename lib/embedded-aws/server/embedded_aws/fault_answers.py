"""Answers that say "not now" or "my fault" the way each of AWS's protocols does."""

import json
from typing import Any, Callable, Dict, Tuple
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

from .operations import ApiCall

_REQUEST_ID = "00000000-0000-0000-0000-000000000000"
_THROTTLED = "Rate exceeded"
_BROKEN = "An internal error has occurred"

# By protocol or service: code and status of a throttled call, codes of the statuses 500 and 503.
_Codes = Tuple[str, int, str, str]
_CODES: Dict[str, _Codes] = {
    "ec2": ("RequestLimitExceeded", 503, "InternalError", "Unavailable"),
    "query": ("Throttling", 400, "InternalFailure", "ServiceUnavailable"),
    "json": ("ThrottlingException", 400, "InternalFailure", "ServiceUnavailableException"),
    "cbor": ("ThrottlingException", 400, "InternalFailure", "ServiceUnavailableException"),
    "rest-json": ("ThrottlingException", 429, "ServerException", "ServiceUnavailableException"),
    "rest-xml": ("Throttling", 400, "InternalFailure", "ServiceUnavailable"),
    "s3": ("SlowDown", 503, "InternalError", "ServiceUnavailable"),
}


def failure_of(fault: Dict[str, Any], call: ApiCall) -> Response:
    """The fault's own code, status and message win over those of its kind."""
    throttled, throttled_status, broken, unavailable = _CODES.get(call.service) or _CODES[call.protocol]
    throttle = fault["kind"] == "throttle"
    status = fault.get("status") or (throttled_status if throttle else 500)
    code = fault.get("code") or (throttled if throttle else unavailable if status == 503 else broken)
    message = fault.get("message") or (_THROTTLED if throttle else _BROKEN)
    write = _WRITERS.get(call.service) or _WRITERS[call.protocol]
    body, content_type = write(code, message, status)
    headers = {"x-amzn-RequestId": _REQUEST_ID}
    if call.protocol in ("json", "rest-json"):
        headers["x-amzn-ErrorType"] = code
    if call.protocol == "cbor":
        headers["smithy-protocol"] = "rpc-v2-cbor"
    return Response(body, status, headers, content_type=content_type)


_Written = Tuple[bytes, str]


def _json(code: str, message: str, status: int) -> _Written:
    return json.dumps({"__type": code, "message": message}).encode(), "application/x-amz-json-1.1"


def _query(code: str, message: str, status: int) -> _Written:
    side = "Receiver" if status >= 500 else "Sender"
    error = f"<Type>{side}</Type><Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    body = f"<ErrorResponse><Error>{error}</Error><RequestId>{_REQUEST_ID}</RequestId></ErrorResponse>"
    return body.encode(), "text/xml"


def _ec2(code: str, message: str, status: int) -> _Written:
    error = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    body = f"<Response><Errors><Error>{error}</Error></Errors><RequestID>{_REQUEST_ID}</RequestID></Response>"
    return body.encode(), "text/xml"


def _s3(code: str, message: str, status: int) -> _Written:
    error = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message><RequestId>{_REQUEST_ID}</RequestId>"
    return f"<Error>{error}</Error>".encode(), "application/xml"


def _cbor(code: str, message: str, status: int) -> _Written:
    members = (b"\xa2", _cbor_text("__type"), _cbor_text(code), _cbor_text("message"), _cbor_text(message))
    return b"".join(members), "application/cbor"


def _cbor_text(text: str) -> bytes:
    encoded = text.encode()
    return b"\x79" + len(encoded).to_bytes(2, "big") + encoded


_WRITERS: Dict[str, Callable[[str, str, int], _Written]] = {
    "json": _json,
    "rest-json": _json,
    "query": _query,
    "rest-xml": _query,
    "ec2": _ec2,
    "s3": _s3,
    "cbor": _cbor,
}
