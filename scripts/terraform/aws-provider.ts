import { readFileSync } from 'fs';
import { devNull } from 'os';
import { AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { RequiredProvider } from './provider-mirror';

/** What Terraform's AWS provider needs besides the environment of an embedded AWS: to ask for nothing that only AWS has, and to fail soon. */
export const EMBEDDED_PROVIDER: AwsProviderConfig = {
  skipCredentialsValidation: true,
  skipMetadataApiCheck: 'true',
  s3UsePathStyle: true,
  maxRetries: 2,
};

/** The AWS provider that the installed bindings were made from, which is the one that they ask Terraform for. */
export function awsProvider(): RequiredProvider {
  const manifest = readFileSync(require.resolve('@cdktf/provider-aws/package.json'), 'utf8');
  const { cdktf } = JSON.parse(manifest) as { readonly cdktf: { readonly provider: RequiredProvider } };
  const { name, version } = cdktf.provider;
  return { name: name.split('/').slice(-2).join('/'), version };
}

/** The environment for an embedded AWS: none of the user's own AWS settings reaches it. */
export function embeddedEnvironment(base: NodeJS.ProcessEnv, embedded: Record<string, string>): NodeJS.ProcessEnv {
  const others = Object.entries(base).filter(([name]) => !name.startsWith('AWS_'));
  return { ...Object.fromEntries(others), ...embedded, AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
}
