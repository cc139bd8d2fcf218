"""What the embedded AWS cannot know. Shown by ``--help``, so that nobody mistakes a green run for AWS's consent."""

WHAT_IT_CANNOT_KNOW = """\
What it cannot know:
  * Permissions. Every signed request is allowed; IAM policies and KMS key policies are stored, not evaluated.
    Only the trust policies of the roles that EKS assumes are checked for the service principal.
  * Kubernetes. No API server answers at a cluster's endpoint, so kubectl and Helm have nothing to talk to.
  * Machines. Instances are records: no AMI is booted, no user data runs, no node joins. Lifecycle hooks are complete
    at once, unless machines are played by somebody. No instance becomes impaired; one that is stopped is replaced.
    An instance refresh is successful at once and replaces nothing; warm pools stay empty.
  * Traffic. No image is pulled, no event reaches a queue, nothing is ever backed up, no file system is mounted.
  * Stock. Quotas, spot and zone capacity, free addresses and prices do not exist.
  * Catalogues. Kubernetes versions, add-on versions and AMI ids are plausible samples, not AWS's current list.
  * Add-on schemas. Configuration values must be JSON; whether the add-on knows the keys is not checked.
  * Image parameters. A launch template may name any image, or any SSM parameter: neither is looked up.
  * Time. Every change is complete when its call returns; nothing is ever CREATING or UPDATING. Calls can be made
    slow, throttled or broken on demand.
  * Principals of other accounts, and identity providers behind an issuer URL: they are taken on trust."""
