"""Who may do what: access entries, their policies, pod identities, identity providers."""

import unittest

from harness import ADMIN_POLICY, EksTestCase, unique


class AccessEntries(EksTestCase):
    def setUp(self):
        self.name = self.cluster()
        self.principal = self.role("ec2")
        self.at = {"clusterName": self.name, "principalArn": self.principal}

    def refuse(self, fragment, code="InvalidParameterException", **overrides):
        self.assert_refused(code, fragment, self.eks.create_access_entry, **{**self.at, **overrides})

    def test_a_roles_user_name_carries_its_session(self):
        entry = self.eks.create_access_entry(**self.at, kubernetesGroups=["admins"])["accessEntry"]
        role = self.principal.split("/")[-1]
        self.assertEqual(f"arn:aws:sts::123456789012:assumed-role/{role}/{{{{SessionName}}}}", entry["username"])
        self.assertEqual(["admins"], entry["kubernetesGroups"])

    def test_duplicates(self):
        self.eks.create_access_entry(**self.at)
        self.refuse("already in use", code="ResourceInUseException")

    def test_principals(self):
        self.refuse("format is not valid", principalArn="arn:aws:sts::123456789012:assumed-role/a/b")
        self.refuse("format is not valid", principalArn="admin")
        self.refuse("invalid principal", principalArn="arn:aws:iam::123456789012:role/none")
        self.refuse("invalid principal", principalArn="arn:aws:iam::123456789012:user/none")
        for arn in ("arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:role/elsewhere"):
            self.eks.create_access_entry(clusterName=self.name, principalArn=arn)

    def test_names_and_types(self):
        self.refuse("cannot start with system:", kubernetesGroups=["system:masters"])
        self.refuse("reserved prefix", username="eks:me")
        self.refuse("not valid", type="EC2_BSD")
        self.refuse("cannot have", type="EC2_LINUX", kubernetesGroups=["x"])

    def test_machines(self):
        create, associate = self.eks.create_access_entry, self.eks.associate_access_policy
        policy = {"policyArn": ADMIN_POLICY, "accessScope": {"type": "cluster"}}
        for kind, allowed in (("EC2_LINUX", False), ("EC2_WINDOWS", False), ("EC2", True)):
            at = {"clusterName": self.name, "principalArn": self.role("ec2")}
            create(**at, type=kind)
            if allowed:
                associate(**at, **policy)
            else:
                self.assert_refused("InvalidRequestException", kind, associate, **at, **policy)
        elsewhere = "arn:aws:iam::210987654321:role/elsewhere"
        self.refuse("must be a role of the cluster's account", type="EC2_LINUX", principalArn=elsewhere)

    def test_a_managed_node_group_has_made_the_entry_of_its_role(self):
        role = self.nodegroup(self.name)["nodeRole"]
        self.refuse("already in use", code="ResourceInUseException", principalArn=role, type="EC2_LINUX")

    def test_a_cluster_without_access_entries(self):
        name = self.cluster(accessConfig={"authenticationMode": "CONFIG_MAP"})
        self.refuse("authentication mode must be set", code="InvalidRequestException", clusterName=name)

    def test_updates_and_deletion(self):
        self.eks.create_access_entry(**self.at)
        entry = self.eks.update_access_entry(**self.at, kubernetesGroups=["viewers"], username="ci")["accessEntry"]
        self.assertEqual((["viewers"], "ci"), (entry["kubernetesGroups"], entry["username"]))
        self.eks.delete_access_entry(**self.at)
        self.assert_refused("ResourceNotFoundException", "access entry", self.eks.describe_access_entry, **self.at)

    def test_policies(self):
        self.eks.create_access_entry(**self.at)
        policy = {**self.at, "policyArn": ADMIN_POLICY}
        associate = self.eks.associate_access_policy
        self.assert_refused(
            "InvalidParameterException", "needs namespaces", associate, **policy, accessScope={"type": "namespace"}
        )
        both = {"type": "cluster", "namespaces": ["a"]}
        self.assert_refused(
            "InvalidParameterException", "cannot have namespaces", associate, **policy, accessScope=both
        )
        unknown = {**policy, "policyArn": ADMIN_POLICY + "X", "accessScope": {"type": "cluster"}}
        self.assert_refused("InvalidParameterException", "policyArn", associate, **unknown)
        associate(**policy, accessScope={"type": "cluster"})
        found = self.eks.list_associated_access_policies(**self.at)["associatedAccessPolicies"]
        self.assertEqual([ADMIN_POLICY], [each["policyArn"] for each in found])
        listed = self.eks.list_access_entries(clusterName=self.name, associatedPolicyArn=ADMIN_POLICY)
        self.assertEqual([self.principal], listed["accessEntries"])
        self.eks.disassociate_access_policy(**policy)
        self.assert_refused(
            "ResourceNotFoundException", "not associated", self.eks.disassociate_access_policy, **policy
        )


class PodIdentities(EksTestCase):
    def setUp(self):
        self.name = self.cluster()
        self.values = {
            "clusterName": self.name,
            "namespace": "apps",
            "serviceAccount": "web",
            "roleArn": self.pod_role(),
        }

    def test_life(self):
        made = self.eks.create_pod_identity_association(**self.values)["association"]
        at = {"clusterName": self.name, "associationId": made["associationId"]}
        role = self.pod_role()
        self.eks.update_pod_identity_association(**at, roleArn=role)
        self.assertEqual(role, self.eks.describe_pod_identity_association(**at)["association"]["roleArn"])
        listed = self.eks.list_pod_identity_associations(clusterName=self.name, namespace="other")["associations"]
        self.assertEqual([], listed)
        self.eks.delete_pod_identity_association(**at)
        self.assert_refused(
            "ResourceNotFoundException", "association", self.eks.describe_pod_identity_association, **at
        )

    def test_one_per_service_account(self):
        self.eks.create_pod_identity_association(**self.values)
        self.assert_refused(
            "ResourceInUseException", "already exists", self.eks.create_pod_identity_association, **self.values
        )

    def test_the_role_must_trust_pods_to_tag_their_session(self):
        create = self.eks.create_pod_identity_association
        for role in (self.role("pods.eks"), self.role("ec2"), "arn:aws:iam::123456789012:role/none"):
            self.assert_refused(
                "InvalidParameterException", "sts:TagSession", create, **{**self.values, "roleArn": role}
            )


class IdentityProviders(EksTestCase):
    def test_one_per_cluster(self):
        name = self.cluster()
        associate, describe = self.eks.associate_identity_provider_config, self.eks.describe_identity_provider_config
        oidc = {
            "identityProviderConfigName": "corp",
            "issuerUrl": "https://login.example.com",
            "clientId": "kubernetes",
        }
        plain = {**oidc, "issuerUrl": "http://login.example.com"}
        self.assert_refused("InvalidParameterException", "https", associate, clusterName=name, oidc=plain)
        associate(clusterName=name, oidc=oidc)
        self.assert_refused("ResourceInUseException", "corp", associate, clusterName=name, oidc=oidc)
        second = {**oidc, "identityProviderConfigName": unique("idp")}
        self.assert_refused(
            "ResourceLimitExceededException", "one identity provider", associate, clusterName=name, oidc=second
        )
        at = {"clusterName": name, "identityProviderConfig": {"type": "oidc", "name": "corp"}}
        self.assertEqual("ACTIVE", describe(**at)["identityProviderConfig"]["oidc"]["status"])
        self.assertEqual(1, len(self.eks.list_identity_provider_configs(clusterName=name)["identityProviderConfigs"]))
        self.eks.disassociate_identity_provider_config(**at)
        self.assert_refused("ResourceNotFoundException", "corp", describe, **at)


if __name__ == "__main__":
    unittest.main()
