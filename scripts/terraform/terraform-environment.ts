import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { cacheDirectory } from '../../lib/embedded-aws/cache-directory';
import { run } from './child-process';
import { terraformProgram } from './prerequisites';
import { findMirror, mirrorConfiguration, ProviderMirror, RequiredProvider } from './provider-mirror';

// A download of a large provider over a slow line included.
const INIT_TIMEOUT_MS = 600_000;

/** An environment in which `terraform init` has been seen to install a provider. */
export interface TerraformEnvironment {
  /** The whole environment of a process. */
  readonly variables: NodeJS.ProcessEnv;
  /** Where the provider comes from, for people. */
  readonly source: string;
}

/**
 * Finds out how Terraform can have a provider: by the user's CLI configuration if TF_CLI_CONFIG_FILE names one that exists, else as
 * Terraform does it by itself, else from a mirror in a conventional place.
 *
 * @param directory where a CLI configuration may be written that lasts as long as the environment is used
 */
export async function prepareTerraform(provider: RequiredProvider, directory: string): Promise<TerraformEnvironment> {
  const { TF_CLI_CONFIG_FILE: configured, ...rest } = process.env;
  const variables = { ...rest, CHECKPOINT_DISABLE: '1', ...pluginCache() };
  if (configured !== undefined && existsSync(configured)) {
    const failure = await tryInit(provider, { ...variables, TF_CLI_CONFIG_FILE: configured });
    if (failure !== undefined) throw unreachable(provider, `with the CLI configuration ${configured}`, failure);
    return { variables: { ...variables, TF_CLI_CONFIG_FILE: configured }, source: `by your ${configured}` };
  }
  const mirror = findMirror(provider);
  // Where there is something to fall back on, an unreachable registry is not asked twice.
  const impatience = mirror && { TF_REGISTRY_DISCOVERY_RETRY: '0', TF_REGISTRY_CLIENT_TIMEOUT: '5' };
  const failure = await tryInit(provider, { ...variables, ...impatience });
  if (failure === undefined) return { variables, source: "by Terraform's own means" };
  if (mirror === undefined) throw unreachable(provider, 'and no mirror was found', failure);
  return fromMirror(provider, mirror, variables, directory);
}

async function fromMirror(provider: RequiredProvider, mirror: ProviderMirror, others: NodeJS.ProcessEnv, directory: string): Promise<TerraformEnvironment> {
  const file = join(directory, 'terraform-cli.tfrc');
  writeFileSync(file, mirrorConfiguration(mirror, provider));
  const variables = { ...others, TF_CLI_CONFIG_FILE: file };
  const failure = await tryInit(provider, variables);
  if (failure !== undefined) throw unreachable(provider, `and not from the mirror ${mirror.directory}`, failure);
  return { variables, source: `from the mirror ${mirror.directory}` };
}

/** Installs a provider in a directory of its own. Returns what Terraform says if it cannot. */
async function tryInit({ name, version }: RequiredProvider, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'terraform-init-'));
  try {
    const settings = { terraform: { required_providers: { probe: { source: name, version } } } };
    writeFileSync(join(directory, 'main.tf.json'), JSON.stringify(settings));
    const result = await run(terraformProgram(), ['init', '-no-color', '-input=false', '-backend=false'], { directory, environment, timeoutMs: INIT_TIMEOUT_MS });
    return result.code === 0 ? undefined : reason(result.errors || result.output);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

// Terraform draws a frame around its errors and wraps them; the paragraph after the title says why.
function reason(text: string): string {
  const paragraphs = text.split(/\n[\s│]*\n/).map((paragraph) => paragraph.replace(/[│╷╵\s]+/g, ' ').trim());
  const title = paragraphs.findIndex((paragraph) => paragraph.startsWith('Error:'));
  return paragraphs[title + 1] || paragraphs[title] || 'no reason given';
}

function unreachable({ name, version }: RequiredProvider, how: string, why: string): PrerequisiteError {
  return new PrerequisiteError(
    `Terraform cannot install the provider ${name} ${version} ${how} (${why}). ` +
      'See that its registry can be reached, or name a CLI configuration with a mirror in TF_CLI_CONFIG_FILE.',
  );
}

/** Repeated installations are cheap; the lock file of a throw-away directory is nobody's. */
function pluginCache(): NodeJS.ProcessEnv {
  if (process.env.TF_PLUGIN_CACHE_DIR) return {};
  const directory = join(cacheDirectory(), 'terraform-plugins');
  mkdirSync(directory, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: directory, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}
