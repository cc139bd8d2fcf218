"""Errors in AWS's shape. The HTTP status of each kind is the one that the service model names."""

import json
from typing import Any, Dict

from werkzeug.wrappers import Response

from .model import service_model


class EksError(Exception):
    """Base of everything the API refuses. The class name is the error code on the wire."""

    def __init__(self, message: str, **context: Any) -> None:
        super().__init__(message)
        self.context = context

    @property
    def code(self) -> str:
        return type(self).__name__

    @property
    def status(self) -> int:
        return service_model().shape_for(self.code).metadata["error"]["httpStatusCode"]

    def response(self) -> Response:
        return error_response(self.code, self.status, {"message": str(self), **self.context})


class BadRequestException(EksError):
    pass


class InvalidParameterException(EksError):
    pass


class InvalidRequestException(EksError):
    pass


class NotFoundException(EksError):
    pass


class ResourceInUseException(EksError):
    pass


class ResourceLimitExceededException(EksError):
    pass


class ResourceNotFoundException(EksError):
    pass


class NotImplementedByEmbeddedAws(EksError):
    """The model has the operation, this stand-in does not. 501 is not retried by AWS's SDKs."""

    @property
    def status(self) -> int:
        return 501


class UnknownOperationException(EksError):
    @property
    def status(self) -> int:
        return 404


def error_response(code: str, status: int, body: Dict[str, Any]) -> Response:
    return Response(json.dumps(body), status, {"x-amzn-ErrorType": code}, content_type="application/json")
