"""Secrets Manager."""

import json
from typing import Any, Optional

from moto.secretsmanager.exceptions import (
    InvalidRequestException,
    SecretsManagerClientError,
    ValidationException,
)
from moto.secretsmanager.models import SecretsManagerBackend

_LONGEST = 65536
_MARKED = "You can't perform this operation on the secret because it was marked for deletion."
_SCHEDULED = "You can't create this secret because a secret with this name is already scheduled for deletion."


def answer_errors_as_the_service_does() -> None:
    """moto answers 404 where a secret or version is missing, and spells ``message``. AWS: 400 and ``Message``.

    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html (read 2026-11)
    """
    init = SecretsManagerClientError.__init__

    def fixed(self: Any, error_type: str, message: str, *rest: Any, **named: Any) -> None:
        init(self, error_type, message, *rest, **named)
        self.description = json.dumps({"__type": error_type, "Message": message})

    SecretsManagerClientError.__init__ = fixed
    SecretsManagerClientError.code = property(lambda self: 400, lambda self, code: None)


def leave_deleted_secrets_alone() -> None:
    """moto lets a secret that is scheduled for deletion be written to, and says of a new one that the name exists."""
    put, create = SecretsManagerBackend.put_secret_value, SecretsManagerBackend.create_secret

    def checked_put(self: Any, secret_id: str, *rest: Any, **named: Any) -> Any:
        _refuse_deleted(self, secret_id, _MARKED)
        _check_length(named.get("secret_string"))
        return put(self, secret_id, *rest, **named)

    def checked_create(self: Any, name: str, *rest: Any, **named: Any) -> Any:
        _refuse_deleted(self, name, _SCHEDULED)
        _check_length(named.get("secret_string"))
        return create(self, name, *rest, **named)

    SecretsManagerBackend.put_secret_value, SecretsManagerBackend.create_secret = checked_put, checked_create


def _refuse_deleted(backend: Any, secret_id: str, message: str) -> None:
    if backend._is_valid_identifier(secret_id) and backend.secrets[secret_id].is_deleted():
        raise InvalidRequestException(message)


def _check_length(text: Optional[str]) -> None:
    if text is not None and len(text.encode()) > _LONGEST:
        constraint = f"Member must have length less than or equal to {_LONGEST}"
        found = f"Value at 'secretString' failed to satisfy constraint: {constraint}"
        raise ValidationException(f"1 validation error detected: {found}")


FIXES = [answer_errors_as_the_service_does, leave_deleted_secrets_alone]
