import { Command } from 'commander';
import { whatItCannotKnow } from '../../embedded-aws/limits';
import { startCommand } from './embedded-aws-start';
import { statusCommand } from './embedded-aws-status';
import { stopCommand } from './embedded-aws-stop';

const DESCRIPTION = [
  'An AWS for tests on one port of this machine: terraform apply works without an account.',
  'EC2, IAM, KMS, Auto Scaling and the rest are moto; EKS is a stand-in driven by AWS\'s own service model,',
  'which refuses what the model and the documented rules of the API refuse.',
  'All state is in memory and gone when it stops.',
].join(' ');

const PROVIDER_SETTINGS = `
Terraform's provider needs, besides the printed environment:
  provider "aws" {
    skip_credentials_validation = true
    skip_metadata_api_check     = true
    s3_use_path_style           = true
    max_retries                 = 2
  }
`;

const FAULT_SWITCH = `
Its calls can be made to fail, to see what a client does about it (URL: AWS_ENDPOINT_URL):
  curl -X PUT URL/_embedded-aws/faults -d '{"kind": "throttle", "service": "eks", "operation": "CreateNodegroup", "after": 2, "times": 1}'
  curl -X DELETE URL/_embedded-aws/faults              # takes all faults back; GET shows how far they are
  curl 'URL/_embedded-aws/calls?service=eks'           # calls by operation, and how many failed; DELETE begins anew
Kinds: throttle, server-error (status 500 or 503), lost-answer (carried out, but answered with an error), slow (delayMs).
Left out, service and operation fit all, "after" is 0, and "times" has no end; "code", "status" and "message" replace the service's own.
`;

/** `production-cluster embedded-aws`: starts and stops the embedded AWS. */
export function embeddedAwsCommand(): Command {
  return new Command('embedded-aws')
    .summary('an AWS for tests on one port of this machine')
    .description(DESCRIPTION)
    .addCommand(startCommand())
    .addCommand(stopCommand())
    .addCommand(statusCommand())
    .addHelpText('after', () => `${PROVIDER_SETTINGS}${FAULT_SWITCH}\n${whatItCannotKnow()}`);
}
