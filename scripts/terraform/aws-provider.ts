import { devNull } from 'os';
import { AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';

/** What Terraform's AWS provider needs besides the environment of an embedded AWS: to ask for nothing that only AWS has, and to fail soon. */
export const EMBEDDED_PROVIDER: AwsProviderConfig = {
  skipCredentialsValidation: true,
  skipMetadataApiCheck: 'true',
  s3UsePathStyle: true,
  maxRetries: 2,
};

/** The environment for an embedded AWS: none of the user's own AWS settings reaches it. */
export function embeddedEnvironment(base: NodeJS.ProcessEnv, embedded: Record<string, string>): NodeJS.ProcessEnv {
  const others = Object.entries(base).filter(([name]) => !name.startsWith('AWS_'));
  return { ...Object.fromEntries(others), ...embedded, AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
}
