import { Dirent, existsSync, readdirSync } from 'fs';
import { homedir } from 'os';
import { delimiter, join } from 'path';

// Enough to find a mirror that somebody put in a usual place, little enough to take no time.
const MAX_DEPTH = 3;
const MAX_DIRECTORIES = 4_000;

/** A provider as `required_providers` names it. */
export interface RequiredProvider {
  /** Such as `hashicorp/aws`. */
  readonly name: string;
  /** Such as `5.100.0`. */
  readonly version: string;
}

/** A directory in the layout of a Terraform filesystem mirror. */
export interface ProviderMirror {
  readonly directory: string;
  /** The host under which the mirror keeps the provider. */
  readonly host: string;
}

/**
 * The first filesystem mirror below some directories that holds a provider for this machine.
 * Layouts: https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export function findMirror(provider: RequiredProvider, roots: readonly string[] = conventionalPlaces()): ProviderMirror | undefined {
  const queue = roots.map((directory) => ({ directory, depth: 0 }));
  for (let seen = 0; seen < queue.length && seen < MAX_DIRECTORIES; seen++) {
    const { directory, depth } = queue[seen];
    const children = subdirectories(directory);
    const host = children.find((name) => name.includes('.') && holds(join(directory, name, provider.name), provider));
    if (host !== undefined) return { directory, host };
    if (depth < MAX_DEPTH) queue.push(...children.map((name) => ({ directory: join(directory, name), depth: depth + 1 })));
  }
  return undefined;
}

/** The text of a Terraform CLI configuration that takes one provider from a mirror, and the others from where they come from. */
export function mirrorConfiguration({ directory, host }: ProviderMirror, { name }: RequiredProvider): string {
  const provider = JSON.stringify(`${host}/${name}`);
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = [${provider}]
  }
  direct {
    exclude = [${provider}]
  }
}
`;
}

/** Where Terraform itself, packagers and administrators put mirrors. */
export function conventionalPlaces(environment: NodeJS.ProcessEnv = process.env): string[] {
  const home = homedir();
  const data = environment.XDG_DATA_HOME || join(home, '.local', 'share');
  const systemData = (environment.XDG_DATA_DIRS || ['/usr/local/share', '/usr/share'].join(delimiter)).split(delimiter);
  const terraform = [data, ...systemData].map((directory) => join(directory, 'terraform'));
  return [join(home, '.terraform.d'), ...terraform, '/opt', '/var/lib', '/usr/local/share', '/usr/share'];
}

function holds(directory: string, { name, version }: RequiredProvider): boolean {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const archive = `terraform-provider-${name.split('/').pop()}_${version}_${platform}.zip`;
  return existsSync(join(directory, version, platform)) || existsSync(join(directory, archive));
}

function subdirectories(directory: string): string[] {
  return entries(directory)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
}

function entries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return []; // Not there, or not for us to read.
  }
}
