import { spawn } from 'child_process';
import { join } from 'path';

/** How kubectl ended. */
export interface KubectlResult {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** kubectl, logged in as one user. */
export class Kubectl {
  private readonly program: string;

  /** @param directory where the programs of Kubernetes are */
  constructor(directory: string, private readonly kubeconfigFile: string) {
    this.program = join(directory, 'kubectl');
  }

  /** Runs it to its end with something on its standard input. Throws what it says when it fails. */
  public async succeed(args: readonly string[], input = ''): Promise<string> {
    const { code, output, errors } = await this.run(args, input);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')} failed:\n${errors}`);
    return output;
  }

  /** Runs it to its end. Never rejects for what it answers. */
  public run(args: readonly string[], input = ''): Promise<KubectlResult> {
    // None of the user's own settings reaches it.
    const env = { PATH: process.env.PATH, HOME: '/nonexistent', KUBECONFIG: this.kubeconfigFile };
    const child = spawn(this.program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }));
    });
  }
}
