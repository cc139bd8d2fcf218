"""What each operation means. One module per kind of resource; importing them registers their handlers."""

from . import (  # noqa: F401
    access_entries,
    access_policies,
    addon_versions,
    addons,
    cluster_updates,
    clusters,
    fargate_profiles,
    identity_providers,
    nodegroup_updates,
    nodegroups,
    pod_identities,
    tags,
    updates,
)
