"""What machines agree on without talking to each other: secrets and objects that only one of them can write."""

import json
import shutil
import subprocess
import tempfile
import time
import unittest
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

from harness import REGION, EksTestCase, client, endpoint, unique  # first: it finds embedded_aws
from botocore.exceptions import ClientError
from moto.s3.models import S3Backend
from moto.secretsmanager.models import SecretsManagerBackend

TOKEN = str(uuid.uuid5(uuid.NAMESPACE_DNS, "pki-v1"))


def slowly(kind: type, name: str):
    """A pause after moto has looked and before it acts, in which others may come."""
    look = getattr(kind, name)

    def slow(self, *rest, **named):
        try:
            return look(self, *rest, **named)
        finally:
            time.sleep(0.02)

    return patch.object(kind, name, slow)


class Secrets(EksTestCase):
    def setUp(self):
        self.secrets, self.name = client("secretsmanager"), unique("secret")
        self.secrets.create_secret(Name=self.name)

    def put(self, text: str, **values) -> dict:
        return self.secrets.put_secret_value(SecretId=self.name, SecretString=text, **values)

    def once(self) -> str:
        return self.secrets.get_secret_value(SecretId=self.name, VersionId=TOKEN)["SecretString"]

    def test_one_of_many_writers_wins_and_all_read_the_same(self):
        def write(number: int) -> str:
            try:
                self.put(f"bundle-{number}", ClientRequestToken=TOKEN)
                return "won"
            except ClientError as error:
                return error.response["Error"]["Code"]

        looks = slowly(SecretsManagerBackend, "_check_with_existing_secrets_and_versions")
        with looks, ThreadPoolExecutor(12) as pool:
            results = list(pool.map(write, range(12)))
        self.assertEqual(["ResourceExistsException"] * 11 + ["won"], sorted(results))
        self.assertEqual(f"bundle-{results.index('won')}", self.once())

    def test_the_same_value_again_is_no_error_and_later_values_change_nothing(self):
        self.put("a", ClientRequestToken=TOKEN)
        self.put("b")
        self.put("a", ClientRequestToken=TOKEN)
        self.assertEqual("a", self.once())
        self.assertEqual("b", self.secrets.get_secret_value(SecretId=self.name)["SecretString"])

    def test_what_is_missing_is_answered_with_400_as_aws_does(self):
        with self.assertRaises(ClientError) as raised:
            self.once()
        response = raised.exception.response
        self.assertEqual(400, response["ResponseMetadata"]["HTTPStatusCode"])
        self.assertEqual("ResourceNotFoundException", response["Error"]["Code"])

    def test_a_secret_to_be_deleted_is_neither_written_nor_made_anew(self):
        self.put("a", ClientRequestToken=TOKEN)
        self.secrets.delete_secret(SecretId=self.name, RecoveryWindowInDays=7)
        self.assert_refused("InvalidRequestException", "marked for deletion", self.put, text="b")
        self.assert_refused("InvalidRequestException", "already scheduled", self.secrets.create_secret, Name=self.name)
        self.secrets.restore_secret(SecretId=self.name)
        self.assertEqual("a", self.once())

    def test_a_value_is_at_most_64_kib(self):
        self.put("x" * 65536)
        self.assert_refused("ValidationException", "65536", self.put, text="x" * 65537)


class Objects(EksTestCase):
    def setUp(self):
        self.s3, self.bucket = client("s3"), unique("bucket")
        self.s3.create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": REGION})

    def test_one_of_many_writers_wins(self):
        def write(number: int) -> int:
            try:
                self.s3.put_object(Bucket=self.bucket, Key="marker", Body=b"%d" % number, IfNoneMatch="*")
                return 200
            except ClientError as error:
                self.assertEqual("PreconditionFailed", error.response["Error"]["Code"])
                return error.response["ResponseMetadata"]["HTTPStatusCode"]

        with slowly(S3Backend, "get_object"), ThreadPoolExecutor(12) as pool:
            statuses = list(pool.map(write, range(12)))
        self.assertEqual([200] + [412] * 11, sorted(statuses))
        body = self.s3.get_object(Bucket=self.bucket, Key="marker")["Body"].read()
        self.assertEqual(b"%d" % statuses.index(200), body)

    def test_versions_keep_what_was_before(self):
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"})
        for body in (b"a", b"b"):
            self.s3.put_object(Bucket=self.bucket, Key="k", Body=body)
        self.s3.delete_object(Bucket=self.bucket, Key="k")
        versions = self.s3.list_object_versions(Bucket=self.bucket)["Versions"]
        ids = [each["VersionId"] for each in versions]
        found = [self.s3.get_object(Bucket=self.bucket, Key="k", VersionId=each) for each in ids]
        self.assertEqual({b"a", b"b"}, {each["Body"].read() for each in found})


@unittest.skipUnless(shutil.which("curl"), "curl signs the requests of the machines")
class SignedByCurl(EksTestCase):
    """The machines speak to AWS by curl; keys of a session need its token as a header."""

    def setUp(self):
        role = self.role("ec2")
        keys = client("sts").assume_role(RoleArn=role, RoleSessionName="i-1")["Credentials"]
        self.keys = [f"{keys['AccessKeyId']}:{keys['SecretAccessKey']}", keys["SessionToken"]]
        self.bucket = unique("bucket")
        client("s3").create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": REGION})

    def curl(self, service: str, path: str, *arguments: str, output: str = "-") -> tuple:
        user, token = self.keys
        command = ["curl", "-sS", "-o", output, "-w", "\n%{http_code}", "--aws-sigv4", f"aws:amz:{REGION}:{service}"]
        command += ["--user", user, "-H", f"x-amz-security-token: {token}", *arguments, endpoint() + path]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
        body, _, status = done.stdout.rpartition("\n")
        return int(status), body

    def test_objects_are_put_read_and_put_once(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "snapshot.db"
            file.write_bytes(bytes(range(256)) * 40)
            path = f"/{self.bucket}/snapshots/1/a.db"
            self.assertEqual(200, self.curl("s3", path, "-T", str(file))[0])
            self.assertEqual(412, self.curl("s3", path, "-T", str(file), "-H", "If-None-Match: *")[0])
            read = Path(folder) / "read.db"
            self.assertEqual(200, self.curl("s3", path, output=str(read))[0])
            self.assertEqual(file.read_bytes(), read.read_bytes())
            self.assertEqual(404, self.curl("s3", f"/{self.bucket}/none")[0])

    def test_secrets_are_written_once(self):
        name = unique("secret")
        client("secretsmanager").create_secret(Name=name)
        get = {"SecretId": name, "VersionId": TOKEN}
        self.assertEqual((400, "ResourceNotFoundException"), self.ask("GetSecretValue", get))
        put = {"SecretId": name, "ClientRequestToken": TOKEN, "SecretString": "a"}
        self.assertEqual((200, None), self.ask("PutSecretValue", put))
        self.assertEqual((400, "ResourceExistsException"), self.ask("PutSecretValue", {**put, "SecretString": "b"}))

    def ask(self, operation: str, values: dict) -> tuple:
        headers = ["-H", "Content-Type: application/x-amz-json-1.1", "-H", f"X-Amz-Target: secretsmanager.{operation}"]
        status, body = self.curl("secretsmanager", "/", *headers, "-d", json.dumps(values))
        return status, json.loads(body).get("__type")

    def test_query_services_answer_in_xml(self):
        form = "Action=CompleteLifecycleAction&Version=2011-01-01&AutoScalingGroupName=none&LifecycleHookName=h"
        status, body = self.curl("autoscaling", "/", "-d", f"{form}&InstanceId=i-1&LifecycleActionResult=CONTINUE")
        self.assertEqual(400, status)
        self.assertIn("<Code>ValidationError</Code>", body)
        volumes = "Action=DescribeVolumes&Version=2016-11-15&VolumeId.1=vol-00000000000000000"
        self.assertIn("InvalidVolume.NotFound", self.curl("ec2", "/", "-d", volumes)[1])


if __name__ == "__main__":
    unittest.main()
