"""AWS's own model of the EKS API, as botocore ships it."""

from functools import lru_cache

from botocore.loaders import create_loader
from botocore.model import ServiceModel


@lru_cache(maxsize=1)
def service_model() -> ServiceModel:
    return ServiceModel(create_loader().load_service_model("eks", "service-2"), "eks")
