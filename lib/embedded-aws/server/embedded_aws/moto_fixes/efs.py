"""The Elastic File System."""

import json
from typing import Any

from moto.efs.exceptions import FileSystemNotFound
from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse

from ._additions import add_operations

_JSON = {"Content-Type": "application/json"}


def add_backup_policies() -> None:
    """moto knows whether a file system was created with backups, but not how to change it later."""
    created_with = FileSystem.backup_policy.fget

    def backup_policy(self: Any) -> Any:
        status = getattr(self, "_backup_status", None)  # with an underscore: moto shows every other attribute
        return {"Status": status} if status else created_with(self)

    def put_backup_policy(self: Any) -> Any:
        system = _file_system(self)
        system._backup_status = self._get_param("BackupPolicy")["Status"]
        return json.dumps({"BackupPolicy": system.backup_policy}), dict(_JSON)

    FileSystem.backup_policy = property(backup_policy)
    add_operations(EFSResponse, put_backup_policy)


def add_the_end_of_a_policy() -> None:
    def delete_file_system_policy(self: Any) -> Any:
        _file_system(self).file_system_policy = None
        return "{}", dict(_JSON)

    add_operations(EFSResponse, delete_file_system_policy)


def add_updates() -> None:
    """moto cannot change the throughput of a file system."""

    def update_file_system(self: Any) -> Any:
        system = _file_system(self)
        system.throughput_mode = self._get_param("ThroughputMode") or system.throughput_mode
        system.provisioned_throughput_in_mibps = self._get_param("ProvisionedThroughputInMibps")
        return json.dumps(system.info_json()), {**_JSON, "status": 202}

    add_operations(EFSResponse, update_file_system)


def _file_system(response: Any) -> Any:
    file_system_id = response._get_param("FileSystemId")
    systems = response.efs_backend.file_systems_by_id
    if file_system_id not in systems:
        raise FileSystemNotFound(file_system_id)
    return systems[file_system_id]


FIXES = [add_backup_policies, add_the_end_of_a_policy, add_updates]
