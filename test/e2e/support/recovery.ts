import { readFileSync } from 'fs';
import { join } from 'path';
import { run } from '../../../scripts/terraform/child-process';
import { terraformProgram } from '../../../scripts/terraform/prerequisites';
import { World } from './world';

type Config = Record<string, string>;

// What has a name that the code gives it cannot be made twice. These are the ids under which Terraform takes it over.
const IMPORT_IDS: Record<string, (config: Config, cluster: string) => string> = {
  aws_eks_cluster: (_config, cluster) => cluster,
  aws_cloudwatch_log_group: (_config, cluster) => `/aws/eks/${cluster}/cluster`,
  aws_kms_alias: (_config, cluster) => `alias/eks/${cluster}`,
  aws_eks_addon: ({ addon_name }, cluster) => `${cluster}:${addon_name}`,
  aws_eks_access_entry: ({ principal_arn }, cluster) => `${cluster}:${principal_arn}`,
  aws_eks_fargate_profile: ({ fargate_profile_name }, cluster) => `${cluster}:${fargate_profile_name}`,
};
const MOST_ROUNDS = 5;

/**
 * Applies until it succeeds. What was made and not written down stops Terraform with "already exists" where its name is given; then
 * it is imported, as a person would do it. Returns what was imported.
 */
export async function applyAndImport(world: World, stack: string, cluster: string): Promise<string[]> {
  const terraform = await world.terraform(stack);
  const imported: string[] = [];
  for (let round = 1; ; round += 1) {
    const failure = await terraform.apply().then(() => undefined, (error: Error) => error);
    if (failure === undefined) return imported;
    const existing = alreadyThere(failure.message).filter((address) => !imported.includes(address));
    if (round === MOST_ROUNDS || existing.length === 0) throw failure;
    for (const address of existing) await importResource(world, stack, address, cluster);
    imported.push(...existing);
  }
}

// Each error names its resource: "with aws_eks_cluster.Cluster, on cdk.tf.json line 1".
function alreadyThere(message: string): string[] {
  const errors = message.replace(/[\s│]+/g, ' ').split('Error: ').slice(1);
  const there = errors.filter((error) => /AlreadyExists|ResourceInUse/.test(error));
  return there.flatMap((error) => /with ([a-z]\w+\.\w+),/.exec(error)?.[1] ?? []);
}

async function importResource(world: World, stack: string, address: string, cluster: string): Promise<void> {
  const directory = world.stackDirectory(stack);
  const [type, name] = address.split('.');
  const { resource } = JSON.parse(readFileSync(join(directory, 'cdk.tf.json'), 'utf8')) as { resource: Record<string, Record<string, Config>> };
  const id = IMPORT_IDS[type]?.(resource[type][name], cluster);
  if (id === undefined) throw new Error(`No known id to import ${address}`);
  const { code, errors } = await run(terraformProgram(), ['import', '-input=false', '-no-color', address, id], { directory, environment: world.environment, timeoutMs: 120_000 });
  if (code !== 0) throw new Error(`terraform import ${address} ${id} failed:\n${errors}`);
}
