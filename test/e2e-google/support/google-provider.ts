import { GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';

/** The project of all plans. */
export const PROJECT = 'acme-platform';

/** A provider that could not reach anything: its token is none. */
export const FAKE_PROVIDER: GoogleProviderConfig = { project: PROJECT, region: 'europe-west4', accessToken: 'fake' };

/** What of the environment of the user would reach the provider: its page "Google Provider Configuration Reference" (6.50.0). */
const SETTINGS = /^(GOOGLE_|GCLOUD_|CLOUDSDK_|GCE_METADATA_|USER_PROJECT_OVERRIDE$)/;

/** An environment without the user's own Google settings. */
export function withoutGoogle(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SETTINGS.test(name)));
}
