import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { HAControlPlane, ICluster, KubernetesVersion } from 'cdktf-production-cluster';
import { FakePlatform } from '../../support/fake-platform';
import { ControlPlane } from './control-plane';
import { Deployment } from './deployment';
import { Kubectl } from './kubectl';
import { KubectlDeployment } from './kubectl-deployment';
import { builtPrograms, terraformVariables } from './prepared';
import { TerraformDeployment, withLogin } from './terraform-deployment';

const STACK = 'access';

/** Fills a stack with what lives in a cluster. */
export type Build<Made = void> = (stack: TerraformStack, cluster: ICluster) => Made;

/** A real cluster without nodes, and an app whose stack is brought there. */
export class World {
  public static async create(): Promise<World> {
    const programs = builtPrograms();
    const controlPlane = await ControlPlane.start(programs);
    const directory = mkdtempSync(join(tmpdir(), 'e2e-rbac-world-'));
    const kubectl = new Kubectl(programs.kubernetes, await controlPlane.kubeconfigFile());
    return new World(controlPlane, kubectl, directory);
  }

  private readonly deployments = new Map<string, Deployment>();

  private constructor(
    public readonly controlPlane: ControlPlane,
    /** As somebody to whom nothing is refused. */
    public readonly kubectl: Kubectl,
    private readonly directory: string,
  ) {}

  /** Synthesizes a stack for the cluster and brings it there, over what was there before. Returns what `build` does. */
  public async apply<Made>(build: Build<Made>): Promise<Made> {
    const made = this.synthesize(build);
    await this.bring(this.stackDirectory);
    return made;
  }

  /** Brings the stack that was synthesized into a directory to the cluster, over what was there before. */
  public async bring(stackDirectory: string): Promise<void> {
    const deployment = this.deployments.get(stackDirectory) ?? (await this.deploymentOf(stackDirectory));
    this.deployments.set(stackDirectory, deployment);
    await deployment.apply();
  }

  /** An output of the stack; undefined where only Terraform would know it, and there is none. */
  public output(name: string): Promise<string | undefined> {
    return this.deployments.get(this.stackDirectory)?.output(name) ?? Promise.resolve(undefined);
  }

  public async stop(): Promise<void> {
    await this.controlPlane.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get stackDirectory(): string {
    return join(this.directory, 'stacks', STACK);
  }

  private async deploymentOf(stackDirectory: string): Promise<Deployment> {
    const variables = terraformVariables();
    if (variables === undefined) return new KubectlDeployment(stackDirectory, this.kubectl);
    return new TerraformDeployment(stackDirectory, await withLogin(variables, this.directory, this.controlPlane));
  }

  private synthesize<Made>(build: Build<Made>): Made {
    const app = new App({ outdir: this.directory });
    const stack = new TerraformStack(app, STACK);
    new LocalBackend(stack, { path: join(this.directory, 'access.tfstate') });
    const { endpoint, certificateAuthority } = this.controlPlane;
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', {
      clusterName: 'e2e', endpoint, certificateAuthority: Buffer.from(certificateAuthority).toString('base64'), version: KubernetesVersion.V1_34, platform: new FakePlatform(),
    });
    const made = build(stack, cluster);
    app.synth();
    return made;
  }
}
