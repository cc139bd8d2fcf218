"""Pod identity associations: which IAM role a service account gets."""

import uuid
from typing import Any, Collection, Dict

from ..errors import ResourceInUseException
from ..neighbours import RegionalNeighbours
from ..paging import page
from ..registry import Call, operation
from ..state import ClusterState, RegionState, Resource, find, now
from ._roles import check_role

_SETTINGS = ("roleArn", "targetRoleArn", "disableSessionTags", "policy")
_FILTERS = ("namespace", "serviceAccount")


@operation("CreatePodIdentityAssociation")
def create_pod_identity_association(call: Call) -> Dict[str, Any]:
    values = call.input
    owner = call.state.cluster(values["clusterName"])
    check_free(owner, values["namespace"], values["serviceAccount"])
    check_pod_role(call.aws, values["roleArn"])
    return {"association": add_pod_identity(call.state, owner, values)}


@operation("DescribePodIdentityAssociation")
def describe_pod_identity_association(call: Call) -> Dict[str, Any]:
    return {"association": _association_of(call)}


@operation("ListPodIdentityAssociations")
def list_pod_identity_associations(call: Call) -> Dict[str, Any]:
    found = [
        association
        for association in call.state.cluster(call.input["clusterName"]).pod_identities.values()
        if all(call.input.get(name) in (None, association[name]) for name in _FILTERS)
    ]
    return page("associations", found, call.input)


@operation("UpdatePodIdentityAssociation")
def update_pod_identity_association(call: Call) -> Dict[str, Any]:
    association = _association_of(call)
    if "roleArn" in call.input:
        check_pod_role(call.aws, call.input["roleArn"])
    association.update({name: call.input[name] for name in _SETTINGS if name in call.input}, modifiedAt=now())
    return {"association": association}


@operation("DeletePodIdentityAssociation")
def delete_pod_identity_association(call: Call) -> Dict[str, Any]:
    association = _association_of(call)
    del call.state.cluster(call.input["clusterName"]).pod_identities[association["associationId"]]
    return {"association": association}


def check_free(owner: ClusterState, namespace: str, service_account: str, except_arns: Collection[str] = ()) -> None:
    """A service account has at most one association."""
    for association in owner.pod_identities.values():
        same = (association["namespace"], association["serviceAccount"]) == (namespace, service_account)
        if same and association["associationArn"] not in except_arns:
            raise ResourceInUseException(f"Association already exists: {association['associationId']}")


def check_pod_role(aws: RegionalNeighbours, arn: str) -> None:
    refusal = (
        f"Role {arn} does not exist, or its trust policy does not let pods.eks.amazonaws.com "
        "sts:AssumeRole and sts:TagSession"
    )
    check_role(aws, arn, "pods.eks.amazonaws.com", refusal, ("sts:AssumeRole", "sts:TagSession"))


def add_pod_identity(state: RegionState, owner: ClusterState, values: Dict[str, Any]) -> Resource:
    association_id = "a-" + uuid.uuid4().hex[:17]
    association = {
        **{name: values[name] for name in _SETTINGS if name in values},
        "clusterName": owner.name,
        "namespace": values["namespace"],
        "serviceAccount": values["serviceAccount"],
        "associationArn": state.arn("podidentityassociation", owner.name, association_id),
        "associationId": association_id,
        "ownerArn": values.get("ownerArn"),
        "tags": dict(values.get("tags") or {}),
        "createdAt": now(),
        "modifiedAt": now(),
    }
    if "targetRoleArn" in values:
        association["externalId"] = str(uuid.uuid4())
    owner.pod_identities[association_id] = association
    return association


def _association_of(call: Call) -> Resource:
    owner = call.state.cluster(call.input["clusterName"])
    return find(owner.pod_identities, call.input["associationId"], "association", clusterName=owner.name)
