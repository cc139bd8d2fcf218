import { copyFileSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Terraform } from '../../../scripts/terraform/terraform';
import { ControlPlane } from './control-plane';
import { Deployment } from './deployment';

// The command by which the clusters of the fake platform log in.
const LOGIN_COMMAND = 'fake-token';

/** Applies a stack with Terraform and the real Kubernetes provider. */
export class TerraformDeployment implements Deployment {
  private readonly terraform: Terraform;
  private initialised = false;

  /** @param environment in which Terraform finds the provider */
  constructor(stackDirectory: string, environment: NodeJS.ProcessEnv) {
    this.terraform = new Terraform(stackDirectory, environment);
  }

  public async apply(): Promise<void> {
    if (!this.initialised) await this.terraform.init();
    this.initialised = true;
    await this.terraform.apply();
    if ((await this.terraform.plan()) !== undefined) throw new Error('Terraform would change something right after it has applied the stack');
  }

  public async output(name: string): Promise<string | undefined> {
    return (await this.terraform.outputs())[name] as string | undefined;
  }
}

/** An environment in which every login that is synthesized works as it stands: the command of the fake platform, and the kubeconfig at home. */
export async function withLogin(environment: NodeJS.ProcessEnv, home: string, controlPlane: ControlPlane): Promise<NodeJS.ProcessEnv> {
  const { rootLogin } = controlPlane;
  const status = { clientCertificateData: rootLogin.certificate, clientKeyData: rootLogin.key };
  const credential = JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status });
  writeFileSync(join(home, LOGIN_COMMAND), `#!/bin/sh\ncat <<'END'\n${credential}\nEND\n`, { mode: 0o700 });
  mkdirSync(join(home, '.kube'), { recursive: true });
  copyFileSync(await controlPlane.kubeconfigFile(), join(home, '.kube/config'));
  return { ...environment, HOME: home, PATH: `${home}:${environment.PATH}` };
}
