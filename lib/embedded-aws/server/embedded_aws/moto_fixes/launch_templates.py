"""Launch templates."""

from typing import Any

from moto.ec2.models.launch_templates import LaunchTemplateBackend


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


FIXES = [keep_template_tags_out_of_template_data]
