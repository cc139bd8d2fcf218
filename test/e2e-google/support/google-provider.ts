import { readFileSync } from 'fs';
import { GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';
import { RequiredProvider } from '../../../scripts/terraform/provider-mirror';

/** The project of all plans. */
export const PROJECT = 'acme-platform';

/** A provider that could not reach anything: its token is none. */
export const FAKE_PROVIDER: GoogleProviderConfig = { project: PROJECT, region: 'europe-west4', accessToken: 'fake' };

/** What of the environment of the user would reach the provider: its page "Google Provider Configuration Reference" (6.50.0). */
const SETTINGS = /^(GOOGLE_|GCLOUD_|CLOUDSDK_|GCE_METADATA_|USER_PROJECT_OVERRIDE$)/;

/** The Google provider that the installed bindings were made from, which is the one that they ask Terraform for. */
export function googleProvider(): RequiredProvider {
  const manifest = readFileSync(require.resolve('@cdktf/provider-google/package.json'), 'utf8');
  const { cdktf } = JSON.parse(manifest) as { readonly cdktf: { readonly provider: RequiredProvider } };
  const { name, version } = cdktf.provider;
  return { name: name.split('/').slice(-2).join('/'), version };
}

/** An environment without the user's own Google settings. */
export function withoutGoogle(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SETTINGS.test(name)));
}
