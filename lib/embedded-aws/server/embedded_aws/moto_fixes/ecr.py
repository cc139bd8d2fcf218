"""The container registry."""

import re
from typing import Any, Dict, List

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecr.responses import ECRResponse

from ._additions import add_operations, kept, present, refusal

_UPSTREAMS = {
    "public.ecr.aws": "ecr-public",
    "registry-1.docker.io": "docker-hub",
    "quay.io": "quay",
    "registry.k8s.io": "k8s",
    "ghcr.io": "github-container-registry",
    "registry.gitlab.com": "gitlab-container-registry",
}
# The name that ECR asks of the secret, from the API's model.
_CREDENTIAL = re.compile(r"arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:ecr-pullthroughcache/[\w/+=.@-]+")
_RULE_MEMBERS = (
    "ecrRepositoryPrefix",
    "upstreamRegistryUrl",
    "credentialArn",
    "customRoleArn",
    "upstreamRepositoryPrefix",
)
_TEMPLATE_MEMBERS = (
    "prefix",
    "description",
    "encryptionConfiguration",
    "resourceTags",
    "imageTagMutability",
    "imageTagMutabilityExclusionFilters",
    "repositoryPolicy",
    "lifecyclePolicy",
    "appliedFor",
    "customRoleArn",
)


def add_pull_through_cache_rules() -> None:
    """moto has none. Nothing is ever pulled."""

    def create_pull_through_cache_rule(self: Any) -> ActionResult:
        rule = _given(self, _RULE_MEMBERS)
        prefix = rule["ecrRepositoryPrefix"]
        if prefix in _rules(self):
            code = "PullThroughCacheRuleAlreadyExistsException"
            raise refusal("ecr", code, f"The pull through cache rule with prefix '{prefix}' already exists")
        _check_credential(rule)
        rule["upstreamRegistry"] = _UPSTREAMS.get(rule["upstreamRegistryUrl"])
        _rules(self)[prefix] = present({**rule, **_registry(self), "createdAt": utcnow(), "updatedAt": utcnow()})
        return ActionResult(_rules(self)[prefix])

    def describe_pull_through_cache_rules(self: Any) -> ActionResult:
        prefixes = self._get_param("ecrRepositoryPrefixes")
        return ActionResult({"pullThroughCacheRules": _some(_rules(self), prefixes, _missing_rule)})

    def update_pull_through_cache_rule(self: Any) -> ActionResult:
        rule = _some(_rules(self), [self._get_param("ecrRepositoryPrefix")], _missing_rule)[0]
        changed = _given(self, ("credentialArn", "customRoleArn"))
        _check_credential(changed)
        rule.update(changed, updatedAt=utcnow())
        return ActionResult(rule)

    def delete_pull_through_cache_rule(self: Any) -> ActionResult:
        prefix = self._get_param("ecrRepositoryPrefix")
        return ActionResult(_rules(self).pop(_some(_rules(self), [prefix], _missing_rule)[0]["ecrRepositoryPrefix"]))

    add_operations(
        ECRResponse,
        create_pull_through_cache_rule,
        describe_pull_through_cache_rules,
        update_pull_through_cache_rule,
        delete_pull_through_cache_rule,
    )


def add_repository_creation_templates() -> None:
    """moto has none. No repository is ever created from one, because nothing is pulled."""

    def create_repository_creation_template(self: Any) -> ActionResult:
        given = _given(self, _TEMPLATE_MEMBERS)
        if given["prefix"] in _templates(self):
            code = "TemplateAlreadyExistsException"
            raise refusal("ecr", code, f"A repository creation template for '{given['prefix']}' already exists")
        defaults = {"imageTagMutability": "MUTABLE", "encryptionConfiguration": {"encryptionType": "AES256"}}
        template = {**defaults, **given, "createdAt": utcnow(), "updatedAt": utcnow()}
        _templates(self)[given["prefix"]] = template
        return _template_result(self, template)

    def describe_repository_creation_templates(self: Any) -> ActionResult:
        found = _some(_templates(self), self._get_param("prefixes"), _missing_template)
        return ActionResult({**_registry(self), "repositoryCreationTemplates": found})

    def update_repository_creation_template(self: Any) -> ActionResult:
        given = _given(self, _TEMPLATE_MEMBERS)
        template = _some(_templates(self), [given["prefix"]], _missing_template)[0]
        template.update(given, updatedAt=utcnow())
        return _template_result(self, template)

    def delete_repository_creation_template(self: Any) -> ActionResult:
        template = _some(_templates(self), [self._get_param("prefix")], _missing_template)[0]
        return _template_result(self, _templates(self).pop(template["prefix"]))

    add_operations(
        ECRResponse,
        create_repository_creation_template,
        describe_repository_creation_templates,
        update_repository_creation_template,
        delete_repository_creation_template,
    )


def _given(response: Any, members: tuple) -> Dict[str, Any]:
    return present({name: response._get_param(name) for name in members})


def _rules(response: Any) -> Dict[str, Any]:
    return kept(response.ecr_backend, "pull_through_cache_rules")


def _templates(response: Any) -> Dict[str, Any]:
    return kept(response.ecr_backend, "repository_creation_templates")


def _registry(response: Any) -> Dict[str, str]:
    return {"registryId": response.current_account}


def _template_result(response: Any, template: Dict[str, Any]) -> ActionResult:
    return ActionResult({**_registry(response), "repositoryCreationTemplate": template})


def _some(things: Dict[str, Any], prefixes: Any, missing: Any) -> List[Any]:
    """Those of the prefixes, or all."""
    for prefix in prefixes or []:
        if prefix not in things:
            raise missing(prefix)
    return [things[prefix] for prefix in prefixes or things]


def _missing_rule(prefix: str) -> Exception:
    return refusal("ecr", "PullThroughCacheRuleNotFoundException", f"There is no pull through cache rule '{prefix}'")


def _missing_template(prefix: str) -> Exception:
    return refusal("ecr", "TemplateNotFoundException", f"There is no repository creation template '{prefix}'")


def _check_credential(rule: Dict[str, Any]) -> None:
    arn = rule.get("credentialArn")
    if arn is not None and not _CREDENTIAL.fullmatch(arn):
        message = f"The credentialArn {arn} does not name a secret whose name begins with ecr-pullthroughcache/"
        raise refusal("ecr", "InvalidParameterException", message)


FIXES = [add_pull_through_cache_rules, add_repository_creation_templates]
