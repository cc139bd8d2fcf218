"""AWS Backup."""

import json
from typing import Any, Dict
from urllib.parse import unquote
from uuid import uuid4

from moto.backup import urls
from moto.backup.exceptions import AlreadyExistsException, InvalidRequestException, ResourceNotFoundException
from moto.backup.models import BackupBackend, Plan
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

from ._additions import add_operations, kept

_VAULT_PATHS = ("access-policy$", "recovery-points$", "recovery-points/$")  # with a slash as boto3 writes it


def read_tags_without_a_trailing_slash() -> None:
    """moto finds the ARN only where the path ends with a slash, as boto3 writes it; the provider leaves it out."""

    def fixed(self: Any) -> str:
        arn = unquote(self.path).split("/tags/")[1].rstrip("/")
        return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})

    BackupResponse.list_tags = fixed


def add_plan_updates() -> None:
    """moto has no UpdateBackupPlan. A plan keeps its id, its version changes."""

    def update_backup_plan(self: Any) -> str:
        backend = self.backup_backend
        plan = backend.get_backup_plan(self._get_param("backupPlanId"), None)
        new = Plan(json.loads(self.body)["BackupPlan"], plan.creator_request_id, backend)
        plan.backup_plan, plan.version_id = new.backup_plan, new.version_id
        plan.advanced_backup_settings = new.advanced_backup_settings
        return json.dumps(plan.to_dict())

    add_operations(BackupResponse, update_backup_plan)


def add_selections() -> None:
    """moto has no backup selections."""

    def create_backup_selection(self: Any) -> str:
        plan_id = self._get_param("backupPlanId")
        self.backup_backend.get_backup_plan(plan_id, None)
        selection = {
            "BackupSelection": json.loads(self.body)["BackupSelection"],
            "SelectionId": str(uuid4()),
            "BackupPlanId": plan_id,
            "CreationDate": unix_time(),
        }
        _check_name(self.backup_backend, selection)
        kept(self.backup_backend, "selections")[selection["SelectionId"]] = selection
        return json.dumps({name: selection[name] for name in ("SelectionId", "BackupPlanId", "CreationDate")})

    def get_backup_selection(self: Any) -> str:
        return json.dumps(_selection_of(self))

    def list_backup_selections(self: Any) -> str:
        found = _selections_of_plan(self.backup_backend, self._get_param("backupPlanId"))
        return json.dumps({"BackupSelectionsList": [{**each["BackupSelection"], **each} for each in found]})

    def delete_backup_selection(self: Any) -> str:
        del kept(self.backup_backend, "selections")[_selection_of(self)["SelectionId"]]
        return "{}"

    add_operations(
        BackupResponse, create_backup_selection, get_backup_selection, list_backup_selections, delete_backup_selection
    )


def keep_plans_that_are_in_use() -> None:
    """AWS refuses to delete a plan that has selections."""
    delete = BackupBackend.delete_backup_plan

    def fixed(self: Any, backup_plan_id: str) -> Any:
        if _selections_of_plan(self, backup_plan_id):
            raise InvalidRequestException("Related backup plan selections must be deleted before the plan")
        return delete(self, backup_plan_id)

    BackupBackend.delete_backup_plan = fixed


def add_vault_policies_and_recovery_points() -> None:
    """moto has neither. Nothing is ever backed up, so no vault has a recovery point."""

    def put_backup_vault_access_policy(self: Any) -> str:
        _policies(self)[_vault_of(self).backup_vault_name] = json.loads(self.body)["Policy"]
        return "{}"

    def get_backup_vault_access_policy(self: Any) -> str:
        vault = _vault_of(self)
        if vault.backup_vault_name not in _policies(self):
            raise ResourceNotFoundException("The backup vault has no access policy")
        about = {"BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn}
        return json.dumps({**about, "Policy": _policies(self)[vault.backup_vault_name]})

    def delete_backup_vault_access_policy(self: Any) -> str:
        _policies(self).pop(_vault_of(self).backup_vault_name, None)
        return "{}"

    def list_recovery_points_by_backup_vault(self: Any) -> str:
        _vault_of(self)
        return json.dumps({"RecoveryPoints": []})

    add_operations(
        BackupResponse,
        put_backup_vault_access_policy,
        get_backup_vault_access_policy,
        delete_backup_vault_access_policy,
        list_recovery_points_by_backup_vault,
    )
    for path in _VAULT_PATHS:
        urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/" + path] = urls.response.dispatch


def _check_name(backend: Any, selection: Dict[str, Any]) -> None:
    name = selection["BackupSelection"]["SelectionName"]
    others = _selections_of_plan(backend, selection["BackupPlanId"])
    if name in [other["BackupSelection"]["SelectionName"] for other in others]:
        raise AlreadyExistsException(f"Backup selection {name} already exists")


def _selections_of_plan(backend: Any, plan_id: str) -> list:
    return [each for each in kept(backend, "selections").values() if each["BackupPlanId"] == plan_id]


def _selection_of(response: Any) -> Dict[str, Any]:
    selection = kept(response.backup_backend, "selections").get(response._get_param("selectionId"))
    if selection is None or selection["BackupPlanId"] != response._get_param("backupPlanId"):
        raise ResourceNotFoundException("Cannot find the backup selection")
    return selection


def _vault_of(response: Any) -> Any:
    return response.backup_backend.describe_backup_vault(response._get_param("backupVaultName"))


def _policies(response: Any) -> Dict[str, str]:
    return kept(response.backup_backend, "vault_policies")


FIXES = [
    read_tags_without_a_trailing_slash,
    add_plan_updates,
    add_selections,
    keep_plans_that_are_in_use,
    add_vault_policies_and_recovery_points,
]
