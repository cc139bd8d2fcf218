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

/** `production-cluster embedded-aws`: starts and stops the embedded AWS. */
export function embeddedAwsCommand(): Command {
  return new Command('embedded-aws')
    .summary('an AWS for tests on one port of this machine')
    .description(DESCRIPTION)
    .addCommand(startCommand())
    .addCommand(stopCommand())
    .addCommand(statusCommand())
    .addHelpText('after', () => `${PROVIDER_SETTINGS}\n${whatItCannotKnow()}`);
}
