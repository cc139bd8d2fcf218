"""Add-ons and their versions, Fargate profiles, tags, catalogues."""

import json
import unittest

from harness import EksTestCase, unique


class Addons(EksTestCase):
    def setUp(self):
        self.name = self.cluster(version="1.33")

    def default_version(self, addon, kubernetes):
        described = self.eks.describe_addon_versions(addonName=addon, kubernetesVersion=kubernetes)["addons"][0]
        defaults = [
            version["addonVersion"]
            for version in described["addonVersions"]
            if any(fit["defaultVersion"] and fit["clusterVersion"] == kubernetes for fit in version["compatibilities"])
        ]
        self.assertEqual(1, len(defaults))
        return defaults[0]

    def test_a_kubernetes_upgrade_changes_every_default(self):
        for addon in ("vpc-cni", "kube-proxy", "coredns", "aws-ebs-csi-driver", "metrics-server"):
            self.assertNotEqual(self.default_version(addon, "1.33"), self.default_version(addon, "1.34"))

    def test_life(self):
        at = {"clusterName": self.name, "addonName": "vpc-cni"}
        made = self.eks.create_addon(**at)["addon"]
        self.assertEqual(self.default_version("vpc-cni", "1.33"), made["addonVersion"])
        newer = self.default_version("vpc-cni", "1.34")
        self.eks.update_addon(**at, addonVersion=newer, configurationValues='{"a": "b"}')
        addon = self.eks.describe_addon(**at)["addon"]
        self.assertEqual((newer, '{"a": "b"}'), (addon["addonVersion"], addon["configurationValues"]))
        self.assertEqual(1, len(self.eks.list_updates(name=self.name, addonName="vpc-cni")["updateIds"]))
        self.eks.delete_addon(**at)
        self.assertEqual([], self.eks.list_addons(clusterName=self.name)["addons"])

    def test_refusals(self):
        def refuse(code, fragment, **values):
            request = {"clusterName": self.name, "addonName": "coredns", **values}
            self.assert_refused(code, fragment, self.eks.create_addon, **request)

        refusal = "InvalidParameterException"
        refuse(refusal, "not supported in 1.33", addonName="core-dns")
        refuse(refusal, "version specified is not supported", addonVersion="latest")
        refuse(refusal, "version specified is not supported", addonName="kube-proxy", addonVersion="v1.34.0-eksbuild.1")
        refuse(refusal, "not a JSON object", configurationValues="a: b")
        refuse(refusal, "not a JSON object", configurationValues="[]")
        refuse(refusal, "does not exist", serviceAccountRoleArn="arn:aws:iam::123456789012:role/none")
        refuse("ResourceNotFoundException", "No cluster", clusterName="none")
        self.eks.create_addon(clusterName=self.name, addonName="coredns")
        refuse("ResourceInUseException", "already exists")

    def test_pod_identities_belong_to_the_addon(self):
        at = {"clusterName": self.name, "addonName": "vpc-cni"}
        identity = {"serviceAccount": "aws-node", "roleArn": self.pod_role()}
        self.eks.create_addon(**at, podIdentityAssociations=[identity])
        made = self.eks.list_pod_identity_associations(clusterName=self.name)["associations"][0]
        self.assertEqual(("kube-system", "aws-node"), (made["namespace"], made["serviceAccount"]))
        self.assertEqual(self.eks.describe_addon(**at)["addon"]["addonArn"], made["ownerArn"])
        self.eks.update_addon(**at, podIdentityAssociations=[{**identity, "roleArn": self.pod_role()}])
        self.assertEqual(1, len(self.eks.list_pod_identity_associations(clusterName=self.name)["associations"]))
        self.eks.update_addon(**at, podIdentityAssociations=[])
        self.assertEqual([], self.eks.list_pod_identity_associations(clusterName=self.name)["associations"])

    def test_a_refused_addon_leaves_nothing_behind(self):
        values = {"clusterName": self.name, "addonName": "aws-ebs-csi-driver"}
        identities = [
            {"serviceAccount": "ebs-csi-controller-sa", "roleArn": self.pod_role()},
            {"serviceAccount": "other", "roleArn": self.role("ec2")},
        ]
        self.assert_refused(
            "InvalidParameterException",
            "sts:TagSession",
            self.eks.create_addon,
            **values,
            podIdentityAssociations=identities,
        )
        self.assertEqual([], self.eks.list_addons(clusterName=self.name)["addons"])
        self.assertEqual([], self.eks.list_pod_identity_associations(clusterName=self.name)["associations"])


class Catalogues(EksTestCase):
    def test_cluster_versions(self):
        versions = self.eks.describe_cluster_versions()["clusterVersions"]
        self.assertEqual(1, len([version for version in versions if version["defaultVersion"]]))
        self.assertEqual(1, len(self.eks.describe_cluster_versions(defaultOnly=True)["clusterVersions"]))
        extended = self.eks.describe_cluster_versions(versionStatus="EXTENDED_SUPPORT")["clusterVersions"]
        self.assertTrue(0 < len(extended) < len(versions))

    def test_lists_have_pages(self):
        first = self.eks.describe_addon_versions(maxResults=5)
        second = self.eks.describe_addon_versions(maxResults=5, nextToken=first["nextToken"])
        names = [addon["addonName"] for part in (first, second) for addon in part["addons"]]
        self.assertEqual(10, len(set(names)))

    def test_unknown_addon(self):
        self.assert_refused(
            "ResourceNotFoundException", "nothing", self.eks.describe_addon_versions, addonName="nothing"
        )
        schema = self.eks.describe_addon_configuration(addonName="coredns", addonVersion="v1.0.0")[
            "configurationSchema"
        ]
        self.assertEqual("object", json.loads(schema)["type"])


class FargateProfiles(EksTestCase):
    def setUp(self):
        self.name = self.cluster()
        self.values = {
            "clusterName": self.name,
            "fargateProfileName": unique("profile"),
            "podExecutionRoleArn": self.role("eks-fargate-pods"),
            "subnets": self.subnets,
            "selectors": [{"namespace": "jobs"}],
        }

    def refuse(self, fragment, code="InvalidParameterException", **overrides):
        self.assert_refused(code, fragment, self.eks.create_fargate_profile, **{**self.values, **overrides})

    def test_life(self):
        self.eks.create_fargate_profile(**self.values)
        self.refuse("already exists", code="ResourceInUseException")
        entry = {"clusterName": self.name, "principalArn": self.values["podExecutionRoleArn"]}
        self.assertEqual("FARGATE_LINUX", self.eks.describe_access_entry(**entry)["accessEntry"]["type"])
        self.assert_refused("ResourceInUseException", "Fargate profiles", self.eks.delete_cluster, name=self.name)
        at = {name: self.values[name] for name in ("clusterName", "fargateProfileName")}
        self.assertEqual("ACTIVE", self.eks.describe_fargate_profile(**at)["fargateProfile"]["status"])
        self.assertEqual(1, len(self.eks.list_fargate_profiles(clusterName=self.name)["fargateProfileNames"]))
        self.eks.delete_fargate_profile(**at)

    def test_refusals(self):
        self.refuse("Trust Policy", podExecutionRoleArn=self.role("ec2"))
        self.refuse("1 to 5 selectors", selectors=[])
        self.refuse("1 to 5 selectors", selectors=[{"namespace": str(index)} for index in range(6)])
        self.refuse("needs a namespace", selectors=[{"labels": {"a": "b"}}])
        self.refuse("does not exist", subnets=["subnet-0"])

    def test_public_subnets(self):
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc)
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        public = self.make_subnet(100, "a")
        self.ec2.associate_route_table(RouteTableId=table, SubnetId=public)
        self.refuse("not a private subnet", subnets=[public])


class Tags(EksTestCase):
    def test_every_kind_of_resource(self):
        name = self.cluster(tags={"a": "1"})
        arn = self.eks.describe_cluster(name=name)["cluster"]["arn"]
        addon = self.eks.create_addon(clusterName=name, addonName="vpc-cni")["addon"]["addonArn"]
        for resource in (arn, addon, self.nodegroup(name)["nodegroupArn"]):
            self.eks.tag_resource(resourceArn=resource, tags={"b": "2", "c": "3"})
            self.eks.untag_resource(resourceArn=resource, tagKeys=["c"])
            self.assertEqual("2", self.eks.list_tags_for_resource(resourceArn=resource)["tags"]["b"])
        self.assert_refused(
            "BadRequestException", "reserved", self.eks.tag_resource, resourceArn=arn, tags={"aws:x": "y"}
        )
        many = {f"k{index}": "v" for index in range(50)}
        self.assert_refused("BadRequestException", "at most 50", self.eks.tag_resource, resourceArn=arn, tags=many)


if __name__ == "__main__":
    unittest.main()
