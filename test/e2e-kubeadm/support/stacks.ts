import { readFileSync } from 'fs';
import { join } from 'path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { EMBEDDED_PROVIDER, embeddedEnvironment } from '../../../scripts/terraform/aws-provider';
import { Plan } from '../../../scripts/terraform/plan';
import { terraformProgram } from '../../../scripts/terraform/prerequisites';
import { Terraform } from '../../../scripts/terraform/terraform';
import { Configuration } from '../../e2e-rbac/manifests/configuration';
import { Kubectl } from '../../e2e-rbac/support/kubectl';
import { KubectlDeployment } from '../../e2e-rbac/support/kubectl-deployment';
import { TerraformDeployment } from '../../e2e-rbac/support/terraform-deployment';
import { access } from '../apps/access';
import { cluster, Programs } from '../apps/cluster';
import { ClusterShape, ClusterState } from './shape';
import { terraformWithNames } from './with-names';

const CLUSTER = 'cluster';
const ACCESS = 'access';
const REGION = 'eu-west-1';
// The first boot of a cluster is part of an apply.
const APPLY_TIMEOUT_MS = 900_000;

/** What Terraform runs with. */
export interface StackSettings {
  readonly directory: string;
  /** Variables by which AWS is the region's. */
  readonly aws: Record<string, string>;
  /** Where the region's names are asked for. */
  readonly nameServer: string;
  readonly programs: Programs;
  readonly shape: ClusterShape;
}

/** The stacks of an app, brought to the region by Terraform. */
export class Stacks {
  private state: ClusterState = {};
  private readonly initialised = new Map<string, Terraform>();

  constructor(private readonly settings: StackSettings) {}

  /** Changes the program, and applies the cluster's stack. What is not named stays as it is. */
  public async deploy(change: ClusterState = {}): Promise<void> {
    this.state = { ...this.state, ...change };
    this.synthesize();
    await (await this.terraform(CLUSTER)).apply();
  }

  /** What an apply would do; undefined where it would do nothing. */
  public async plan(): Promise<Plan | undefined> {
    return (await this.terraform(CLUSTER)).plan();
  }

  /**
   * Applies the stack of what lives in the cluster, and says how many objects it has.
   *
   * @param kubeconfig by which kubectl applies them, where Terraform's Kubernetes provider cannot be had
   */
  public async deployAccess(kubeconfig: string): Promise<number> {
    const { directory, programs: { prepared } } = this.settings;
    const stackDirectory = join(directory, 'stacks', ACCESS);
    if (prepared.kubernetesProvider === undefined) await new KubectlDeployment(stackDirectory, new Kubectl(prepared.releases[0].directory, kubeconfig)).apply();
    else await new TerraformDeployment(stackDirectory, this.environment(ACCESS)).apply();
    const { resource = {} } = JSON.parse(readFileSync(join(stackDirectory, 'cdk.tf.json'), 'utf8')) as Configuration;
    return Object.entries(resource).filter(([type]) => type.startsWith('kubernetes_')).flatMap(([, blocks]) => Object.keys(blocks)).length;
  }

  /** The texts in which no secret may stand, by what they are. */
  public async texts(): Promise<Record<string, string>> {
    const terraform = await this.terraform(CLUSTER);
    const read = (...names: string[]) => readFileSync(join(this.settings.directory, ...names), 'utf8');
    // A change of every machine: its plan has all user data.
    this.synthesize({ ...this.state, machineType: 'm7i.8xlarge' });
    await terraform.plan();
    const plan = await terraform.planJson();
    this.synthesize();
    return {
      'state of the cluster': read(`${CLUSTER}.tfstate`),
      'program of the cluster': read('stacks', CLUSTER, 'cdk.tf.json'),
      'program of the access': read('stacks', ACCESS, 'cdk.tf.json'),
      plan,
    };
  }

  private synthesize(state = this.state): void {
    const { directory, programs, shape } = this.settings;
    const app = new App({ outdir: directory });
    const made = cluster(this.stack(app, CLUSTER), programs, shape, state);
    access(this.stack(app, ACCESS), made.controlPlane);
    app.synth();
  }

  private stack(app: App, id: string): TerraformStack {
    const stack = new TerraformStack(app, id);
    new LocalBackend(stack, { path: join(this.settings.directory, `${id}.tfstate`) });
    new AwsProvider(stack, 'Aws', { ...EMBEDDED_PROVIDER, region: REGION });
    return stack;
  }

  private async terraform(stack: string): Promise<Terraform> {
    const known = this.initialised.get(stack);
    if (known !== undefined) return known;
    const { directory } = this.settings;
    const terraform = new Terraform(join(directory, 'stacks', stack), this.environment(stack), APPLY_TIMEOUT_MS);
    await terraform.init();
    this.initialised.set(stack, terraform);
    return terraform;
  }

  private environment(stack: string): NodeJS.ProcessEnv {
    const { directory, aws, nameServer, programs: { prepared } } = this.settings;
    const environment = embeddedEnvironment(stack === ACCESS ? (prepared.kubernetesProvider ?? {}) : prepared.terraform, aws);
    const path = terraformWithNames(directory, nameServer, terraformProgram());
    return { ...environment, PATH: `${path}:${environment.PATH}` };
  }
}
