"""Systems Manager parameters."""

from typing import Any

from moto.ssm.models import Parameter, ParameterDict

from ..eks.catalog.images import image_parameters, is_image_parameter


def seed_eks_image_parameters() -> None:
    """moto knows the public parameters of ECS images, not those of EKS and Bottlerocket images."""
    check = ParameterDict._check_loading_status

    def fixed(self: Any, key: str) -> None:
        check(self, key)
        if is_image_parameter(str(key or "")) and not getattr(self, "eks_images_loaded", False):
            self.eks_images_loaded = True
            for name, value in image_parameters().items():
                dict.setdefault(self, name, []).append(_parameter(self.account_id, name, value))

    ParameterDict._check_loading_status = fixed


def _parameter(account: str, name: str, value: str) -> Parameter:
    return Parameter(
        account_id=account,
        name=name,
        value=value,
        parameter_type="String",
        description=None,
        allowed_pattern=None,
        keyid=None,
        last_modified_date=0,
        version=1,
        data_type="text",
    )


FIXES = [seed_eks_image_parameters]
