"""What the modules that add operations to moto share."""

from typing import Any, Callable, Dict

from moto.core.exceptions import ServiceException


def kept(backend: Any, kind: str) -> Dict[str, Any]:
    """A dictionary of things that moto's backend does not keep itself, one per account and region like the backend."""
    return backend.__dict__.setdefault(f"embedded_aws_{kind}", {})


def add_operations(responses: type, *operations: Callable[[Any], Any]) -> None:
    """Moto calls the method of its response class that is named after the operation."""
    for operation in operations:
        setattr(responses, operation.__name__, operation)


def present(values: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def refusal(service: str, code: str, message: str) -> ServiceException:
    """moto looks an error up in the model of the service that its class's module is named after."""
    return type(code, (ServiceException,), {"__module__": f"moto.{service}.exceptions"})(code, message)
