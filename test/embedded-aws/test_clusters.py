"""Clusters: what is refused, what is created around them, how they change."""

import json
import unittest

from harness import REGION, EksTestCase, client, raw, unique


# of Auto Mode, beside computeConfig
OTHER_SWITCHES = {
    "kubernetesNetworkConfig": {"elasticLoadBalancing": {"enabled": True}},
    "storageConfig": {"blockStorage": {"enabled": True}},
}


class CreateCluster(EksTestCase):
    def values(self, **overrides):
        return {
            "name": unique("c"),
            "roleArn": self.role("eks"),
            "resourcesVpcConfig": {"subnetIds": self.subnets},
            **overrides,
        }

    def refuse(self, code, fragment, **overrides):
        self.assert_refused(code, fragment, self.eks.create_cluster, **self.values(**overrides))

    def test_defaults_are_awss(self):
        cluster = self.eks.create_cluster(**self.values())["cluster"]
        self.assertEqual("ACTIVE", cluster["status"])
        self.assertEqual("CONFIG_MAP", cluster["accessConfig"]["authenticationMode"])
        self.assertEqual({"supportType": "EXTENDED"}, cluster["upgradePolicy"])
        self.assertEqual(["0.0.0.0/0"], cluster["resourcesVpcConfig"]["publicAccessCidrs"])
        self.assertEqual("172.20.0.0/16", cluster["kubernetesNetworkConfig"]["serviceIpv4Cidr"])
        self.assertEqual([False], [part["enabled"] for part in cluster["logging"]["clusterLogging"]])

    def test_the_cluster_security_group_is_real_and_open_to_itself(self):
        cluster = self.eks.create_cluster(**self.values())["cluster"]
        group_id = cluster["resourcesVpcConfig"]["clusterSecurityGroupId"]
        group = self.ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"][0]
        self.assertIn({"Key": f"kubernetes.io/cluster/{cluster['name']}", "Value": "owned"}, group["Tags"])
        self.assertEqual(group_id, group["IpPermissions"][0]["UserIdGroupPairs"][0]["GroupId"])

    def test_a_missing_log_group_is_made(self):
        logs = client("logs")
        logging = {"clusterLogging": [{"types": ["api"], "enabled": True}]}
        name = self.cluster(logging=logging)
        found = logs.describe_log_groups(logGroupNamePrefix=f"/aws/eks/{name}/")["logGroups"]
        self.assertEqual([f"/aws/eks/{name}/cluster"], [group["logGroupName"] for group in found])

    def test_networks_that_eks_refuses(self):
        refusal = "InvalidParameterException"
        self.refuse(refusal, "two different AZs", resourcesVpcConfig={"subnetIds": self.subnets[:1]})
        self.refuse(refusal, "two different AZs", resourcesVpcConfig={})
        self.refuse(refusal, "subnet-0", resourcesVpcConfig={"subnetIds": ["subnet-0"]})
        self.refuse(refusal, "sg-0", resourcesVpcConfig={"subnetIds": self.subnets, "securityGroupIds": ["sg-0"]})
        closed = {"subnetIds": self.subnets, "endpointPublicAccess": False, "endpointPrivateAccess": False}
        self.refuse(refusal, "cannot be false", resourcesVpcConfig=closed)
        for cidr in ("10.0.0.0/8", "somewhere"):
            self.refuse(refusal, cidr, resourcesVpcConfig={"subnetIds": self.subnets, "publicAccessCidrs": [cidr]})
        for cidr in ("10.0.0.0/16", "10.100.0.0/25", "100.64.0.0/16"):
            self.refuse(refusal, cidr, kubernetesNetworkConfig={"serviceIpv4Cidr": cidr})

    def test_other_refusals(self):
        refusal = "InvalidParameterException"
        self.refuse(refusal, "unsupported Kubernetes version 1.2", version="1.2")
        self.refuse(refusal, "could not be assumed", roleArn="arn:aws:iam::123456789012:role/none")
        self.refuse(refusal, "could not be assumed", roleArn=self.role("ec2"))
        self.refuse(refusal, "does not cover", version="1.31", upgradePolicy={"supportType": "STANDARD"})
        encryption = [{"resources": ["secrets"], "provider": {"keyArn": "arn:aws:kms:eu-west-1:123456789012:key/none"}}]
        self.refuse(refusal, "keyArn", encryptionConfig=encryption)
        self.refuse(refusal, "Auto Mode", computeConfig={"enabled": True})
        name = self.cluster()
        self.refuse("ResourceInUseException", "already exists", name=name)

    def test_a_repeated_request_token_creates_nothing_twice(self):
        values = {**self.values(), "clientRequestToken": unique("token")}
        first, second = (raw("POST", "/clusters", values) for _ in range(2))
        self.assertEqual((200, first[2]), (second[0], second[2]))

    def test_auto_mode_pools_and_their_role_come_together(self):
        role, pools = self.role("ec2"), ["general-purpose"]
        for compute, fragment in (
            ({"nodeRoleArn": role}, "nodePool value(s) must be provided"),
            ({"nodePools": pools}, "nodePool list cannot be populated"),
            ({"nodePools": ["gpu"], "nodeRoleArn": role}, "not among"),
        ):
            self.refuse("InvalidParameterException", fragment, computeConfig={"enabled": True, **compute}, **OTHER_SWITCHES)

    def test_auto_mode_later(self):
        role, name = self.role("ec2"), self.cluster()
        compute = {"enabled": True, "nodePools": ["general-purpose"], "nodeRoleArn": role}
        update = self.eks.update_cluster_config
        self.assert_refused("InvalidParameterException", "Auto Mode", update, name=name, computeConfig=compute)
        update(name=name, computeConfig=compute, **OTHER_SWITCHES)
        entry = self.eks.describe_access_entry(clusterName=name, principalArn=role)["accessEntry"]
        self.assertEqual("EC2", entry["type"])
        other = {**compute, "nodeRoleArn": self.role("ec2")}
        self.assert_refused("InvalidParameterException", "cannot be changed", update, name=name, computeConfig=other)
        update(name=name, computeConfig={**compute, "nodePools": ["general-purpose", "system"]})
        update(name=name, computeConfig={"enabled": True, "nodePools": []})
        self.assertNotIn("nodeRoleArn", self.eks.describe_cluster(name=name)["cluster"]["computeConfig"])

    def test_auto_mode_admits_its_node_role(self):
        role = self.role("ec2")
        name = self.cluster(
            computeConfig={"enabled": True, "nodeRoleArn": role, "nodePools": ["system"]},
            kubernetesNetworkConfig={"elasticLoadBalancing": {"enabled": True}},
            storageConfig={"blockStorage": {"enabled": True}},
        )
        entry = self.eks.describe_access_entry(clusterName=name, principalArn=role)["accessEntry"]
        self.assertEqual("EC2", entry["type"])

    def test_the_creator_is_admitted_unless_told_otherwise(self):
        name = self.cluster(accessConfig={"authenticationMode": "API"})
        self.assertEqual(1, len(self.eks.list_access_entries(clusterName=name)["accessEntries"]))
        self.assertEqual([], self.eks.list_access_entries(clusterName=self.cluster())["accessEntries"])

    def test_regions_do_not_see_each_other(self):
        name = self.cluster()
        self.assertNotIn(name, client("eks", "us-west-2").list_clusters()["clusters"])
        self.assertIn(f":{REGION}:", self.eks.describe_cluster(name=name)["cluster"]["arn"])


class ChangeCluster(EksTestCase):
    def test_versions_go_up_one_minor_at_a_time(self):
        name = self.cluster(version="1.33")
        for version in ("1.32", "1.33", "1.35"):
            self.assert_refused(
                "InvalidParameterException",
                f"from 1.33 to {version}",
                self.eks.update_cluster_version,
                name=name,
                version=version,
            )
        update = self.eks.update_cluster_version(name=name, version="1.34")["update"]
        self.assertEqual("1.34", self.eks.describe_cluster(name=name)["cluster"]["version"])
        self.assertEqual("Successful", self.eks.describe_update(name=name, updateId=update["id"])["update"]["status"])

    def test_nodes_must_not_fall_too_far_behind(self):
        name = self.cluster(version="1.33")
        self.nodegroup(name, version="1.30")
        self.assert_refused(
            "InvalidRequestException", "must be updated", self.eks.update_cluster_version, name=name, version="1.34"
        )

    def test_logging_is_merged_and_no_change_is_refused(self):
        name = self.cluster()
        logging = {"clusterLogging": [{"types": ["api", "audit"], "enabled": True}]}
        self.eks.update_cluster_config(name=name, logging=logging)
        parts = self.eks.describe_cluster(name=name)["cluster"]["logging"]["clusterLogging"]
        self.assertEqual(["api", "audit"], parts[0]["types"])
        self.assert_refused(
            "InvalidParameterException", "No changes needed", self.eks.update_cluster_config, name=name, logging=logging
        )

    def test_the_endpoint(self):
        name = self.cluster()
        same = {"endpointPublicAccess": True, "endpointPrivateAccess": False}
        refuse = {"code": "InvalidParameterException", "call": self.eks.update_cluster_config, "name": name}
        self.assert_refused(fragment="already at the desired configuration", resourcesVpcConfig=same, **refuse)
        self.assert_refused(fragment="cannot be false", resourcesVpcConfig={"endpointPublicAccess": False}, **refuse)
        change = {"endpointPublicAccess": False, "endpointPrivateAccess": True}
        self.eks.update_cluster_config(name=name, resourcesVpcConfig=change)
        vpc = self.eks.describe_cluster(name=name)["cluster"]["resourcesVpcConfig"]
        self.assertEqual((False, True), (vpc["endpointPublicAccess"], vpc["endpointPrivateAccess"]))

    def test_one_kind_of_change_at_a_time(self):
        values = {
            "name": self.cluster(),
            "upgradePolicy": {"supportType": "STANDARD"},
            "zonalShiftConfig": {"enabled": True},
        }
        self.assert_refused("InvalidParameterException", "More than one", self.eks.update_cluster_config, **values)
        self.assert_refused("InvalidParameterException", "No type", self.eks.update_cluster_config, name=values["name"])

    def test_the_authentication_mode_never_goes_back(self):
        name = self.cluster()
        for mode in ("CONFIG_MAP", "API_AND_CONFIG_MAP"):
            self.assert_refused(
                "InvalidParameterException",
                f"from API to {mode}",
                self.eks.update_cluster_config,
                name=name,
                accessConfig={"authenticationMode": mode},
            )

    def test_encryption_is_associated_once(self):
        key = client("kms").create_key()["KeyMetadata"]["Arn"]
        config = [{"resources": ["secrets"], "provider": {"keyArn": key}}]
        name = self.cluster()
        self.eks.associate_encryption_config(clusterName=name, encryptionConfig=config)
        values = {"clusterName": name, "encryptionConfig": config}
        self.assert_refused("ResourceInUseException", "already", self.eks.associate_encryption_config, **values)

    def test_the_remaining_settings(self):
        name = self.cluster()
        for change in (
            {"upgradePolicy": {"supportType": "STANDARD"}},
            {"zonalShiftConfig": {"enabled": True}},
            {"controlPlaneScalingConfig": {"tier": "tier-xl"}},
            {"deletionProtection": True},
        ):
            self.eks.update_cluster_config(name=name, **change)
            cluster = self.eks.describe_cluster(name=name)["cluster"]
            self.assertEqual(change, {member: cluster[member] for member in change}, json.dumps(change))
        self.assert_refused("InvalidRequestException", "deletion protection", self.eks.delete_cluster, name=name)


class DeleteCluster(EksTestCase):
    def test_a_cluster_with_nodes_stays(self):
        name = self.cluster()
        group = self.nodegroup(name)["nodegroupName"]
        self.assert_refused("ResourceInUseException", "nodegroups attached", self.eks.delete_cluster, name=name)
        self.eks.delete_nodegroup(clusterName=name, nodegroupName=group)
        self.assertEqual("DELETING", self.eks.delete_cluster(name=name)["cluster"]["status"])

    def test_its_security_group_goes_with_it(self):
        name = self.cluster()
        group_id = self.eks.describe_cluster(name=name)["cluster"]["resourcesVpcConfig"]["clusterSecurityGroupId"]
        self.eks.delete_cluster(name=name)
        self.assert_refused("InvalidGroup.NotFound", group_id, self.ec2.describe_security_groups, GroupIds=[group_id])


if __name__ == "__main__":
    unittest.main()
