"""One pass with boto3 over every operation that has a handler, and a check that none was left out."""

import unittest

from harness import ADMIN_POLICY, EksTestCase, client  # first: it finds embedded_aws
from embedded_aws.eks.registry import HANDLERS


class EveryOperation(EksTestCase):
    def test_a_cluster_from_creation_to_deletion(self):
        called = set()
        self.eks.meta.events.register("before-call.eks", lambda model, **_: called.add(model.name))
        name = self.cluster()
        self.look_around(name)
        self.change_cluster(name)
        self.use_nodes(name)
        self.use_addons(name)
        self.use_access(name)
        self.use_pod_identities(name)
        self.use_fargate(name)
        self.use_identity_provider(name)
        self.use_tags(name)
        self.eks.delete_cluster(name=name)
        self.assertEqual(set(HANDLERS), called)

    def look_around(self, name):
        self.assertIn(name, self.eks.list_clusters()["clusters"])
        self.eks.describe_cluster_versions()
        self.eks.describe_addon_versions()
        self.eks.describe_addon_configuration(addonName="coredns", addonVersion="v1.0.0")
        self.eks.list_access_policies()
        self.eks.get_waiter("cluster_active").wait(name=name)

    def change_cluster(self, name):
        key = client("kms").create_key()["KeyMetadata"]["Arn"]
        encryption = [{"resources": ["secrets"], "provider": {"keyArn": key}}]
        self.eks.associate_encryption_config(clusterName=name, encryptionConfig=encryption)
        self.eks.update_cluster_config(name=name, zonalShiftConfig={"enabled": True})
        self.eks.update_cluster_version(name=name, version="1.34")
        for update_id in self.eks.list_updates(name=name)["updateIds"]:
            self.eks.describe_update(name=name, updateId=update_id)

    def use_nodes(self, name):
        at = {"clusterName": name, "nodegroupName": self.nodegroup(name, version="1.33")["nodegroupName"]}
        self.eks.get_waiter("nodegroup_active").wait(**at)
        self.eks.update_nodegroup_config(**at, labels={"addOrUpdateLabels": {"a": "b"}})
        self.eks.update_nodegroup_version(**at, version="1.34")
        self.assertEqual([at["nodegroupName"]], self.eks.list_nodegroups(clusterName=name)["nodegroups"])
        self.eks.delete_nodegroup(**at)
        self.eks.get_waiter("nodegroup_deleted").wait(**at)

    def use_addons(self, name):
        at = {"clusterName": name, "addonName": "coredns"}
        self.eks.create_addon(**at)
        self.eks.get_waiter("addon_active").wait(**at)
        self.eks.update_addon(**at, configurationValues="{}")
        self.eks.list_addons(clusterName=name)
        self.eks.delete_addon(**at)

    def use_access(self, name):
        at = {"clusterName": name, "principalArn": self.role("ec2")}
        self.eks.create_access_entry(**at)
        self.eks.update_access_entry(**at, kubernetesGroups=["a"])
        self.eks.describe_access_entry(**at)
        self.eks.list_access_entries(clusterName=name)
        self.eks.associate_access_policy(**at, policyArn=ADMIN_POLICY, accessScope={"type": "cluster"})
        self.eks.list_associated_access_policies(**at)
        self.eks.disassociate_access_policy(**at, policyArn=ADMIN_POLICY)
        self.eks.delete_access_entry(**at)

    def use_pod_identities(self, name):
        values = {"namespace": "a", "serviceAccount": "b", "roleArn": self.pod_role()}
        made = self.eks.create_pod_identity_association(clusterName=name, **values)["association"]
        at = {"clusterName": name, "associationId": made["associationId"]}
        self.eks.describe_pod_identity_association(**at)
        self.eks.update_pod_identity_association(**at, roleArn=self.pod_role())
        self.eks.list_pod_identity_associations(clusterName=name)
        self.eks.delete_pod_identity_association(**at)

    def use_fargate(self, name):
        at = {"clusterName": name, "fargateProfileName": "jobs"}
        role = self.role("eks-fargate-pods")
        self.eks.create_fargate_profile(**at, podExecutionRoleArn=role, selectors=[{"namespace": "a"}])
        self.eks.describe_fargate_profile(**at)
        self.eks.list_fargate_profiles(clusterName=name)
        self.eks.delete_fargate_profile(**at)

    def use_identity_provider(self, name):
        oidc = {"identityProviderConfigName": "corp", "issuerUrl": "https://login.example.com", "clientId": "k"}
        at = {"clusterName": name, "identityProviderConfig": {"type": "oidc", "name": "corp"}}
        self.eks.associate_identity_provider_config(clusterName=name, oidc=oidc)
        self.eks.describe_identity_provider_config(**at)
        self.eks.list_identity_provider_configs(clusterName=name)
        self.eks.disassociate_identity_provider_config(**at)

    def use_tags(self, name):
        arn = self.eks.describe_cluster(name=name)["cluster"]["arn"]
        self.eks.tag_resource(resourceArn=arn, tags={"a": "b"})
        self.eks.untag_resource(resourceArn=arn, tagKeys=["a"])
        self.eks.list_tags_for_resource(resourceArn=arn)


if __name__ == "__main__":
    unittest.main()
