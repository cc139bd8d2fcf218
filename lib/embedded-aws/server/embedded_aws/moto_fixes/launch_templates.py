"""Launch templates."""

from copy import deepcopy
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.launch_templates import LaunchTemplate, LaunchTemplateBackend, LaunchTemplateVersion
from moto.ec2.responses.launch_templates import LaunchTemplates
from moto.ec2.utils import parse_user_data

from ..idempotency import RememberedAnswers
from ._additions import kept


def keep_template_tags_out_of_template_data() -> None:
    """moto copies the tags of the template itself into the tags of what it launches.

    The provider then reads a ``tag_specifications`` block that nobody wrote and plans to remove it, for ever.
    """
    create = LaunchTemplateBackend.create_launch_template

    def fixed(self: Any, name: str, description: str, template_data: dict, tag_spec: dict) -> Any:
        kept = [
            spec for spec in template_data.get("TagSpecifications", []) if spec.get("ResourceType") != "launch-template"
        ]
        template_data.pop("TagSpecifications", None)
        if kept:
            template_data["TagSpecifications"] = kept
        return create(self, name, description, template_data, tag_spec)

    LaunchTemplateBackend.create_launch_template = fixed


def show_the_tags_of_today() -> None:
    """moto copies a template's tags when it is made; tags that come or go later are never shown."""

    def keep(self: Any, tags: list) -> None:
        """The backend of EC2 has them already."""

    LaunchTemplate.tags = property(lambda self: self.get_tags(), keep)


def parse_the_user_data_of_later_versions() -> None:
    """moto parses user data when a template is made, not when it gets a version, and then cannot launch from it."""
    init = LaunchTemplateVersion.__init__

    def fixed(self: Any, template: Any, number: int, data: dict, description: str) -> None:
        if isinstance(data.get("UserData"), (str, bytes)):
            data["UserData"] = parse_user_data(data["UserData"])
        init(self, template, number, data, description)

    LaunchTemplateVersion.__init__ = fixed


def know_a_repeated_call_again() -> None:
    """moto does not look at client tokens, so a call that a client repeats makes a second version, or is refused."""

    def once(operation: str) -> None:
        answer = getattr(LaunchTemplates, operation)

        def fixed(self: Any) -> ActionResult:
            answers = kept(self.ec2_backend, "launch_templates").setdefault("answers", RememberedAnswers())
            # A copy: moto writes into what it was asked.
            values = deepcopy(dict(self.params))
            return answers.once(operation, values.get("ClientToken"), values, lambda: answer(self))

        setattr(LaunchTemplates, operation, fixed)

    once("create_launch_template")
    once("create_launch_template_version")


FIXES = [
    know_a_repeated_call_again,
    keep_template_tags_out_of_template_data,
    show_the_tags_of_today,
    parse_the_user_data_of_later_versions,
]
