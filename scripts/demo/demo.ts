import { join } from 'path';
import { EmbeddedAws } from '../../lib/embedded-aws';
import { findPython } from '../../lib/embedded-aws/python-environment';
import { embeddedEnvironment } from '../terraform/aws-provider';
import { run, stopAll } from '../terraform/child-process';
import { checkCdktfCli, checkTerraform } from '../terraform/prerequisites';
import { providerOfBindings } from '../terraform/provider-of-bindings';
import { Terraform } from '../terraform/terraform';
import { prepareTerraform } from '../terraform/terraform-environment';
import { deploy, DEPLOY_COMMAND } from './deploy';
import { Reporter } from './reporter';
import { ACCESS_STACK, DemoCloud, INFRASTRUCTURE_STACK, REPOSITORY, WorkDirectory } from './work-directory';

const BUILD_TIMEOUT_MS = 300_000;
const REGION = 'eu-west-1';

/** Deploys the infrastructure of examples/eks with `cdktf deploy`, plans again, and shows what came out. */
export class Demo {
  private readonly directory: WorkDirectory;
  private readonly started = Date.now();
  private aws?: EmbeddedAws;

  constructor(private readonly cloud: DemoCloud, appArguments: readonly string[] = [], private readonly reporter = new Reporter()) {
    this.directory = new WorkDirectory(cloud, appArguments);
  }

  /** Runs all steps. Throws at the first that fails; `stop` must be called in any case. */
  public async run(): Promise<void> {
    this.reporter.title(this.cloud === 'aws' ? 'A production cluster on AWS' : 'A production cluster on the embedded AWS');
    const tools = await this.checkTools();
    this.directory.prepare();
    const terraformVariables = await this.installProvider(tools);
    await this.build();
    const environment = this.cloud === 'aws' ? terraformVariables : await this.startAws(terraformVariables);
    this.reporter.line(`  ${DEPLOY_COMMAND}   (in ${WorkDirectory.shown(this.directory.path)})`);
    const count = await deploy(this.directory, environment, this.reporter);
    this.reporter.done('Deployed', `${count} resources`);
    await this.planAgain(new Terraform(this.directory.stack(INFRASTRUCTURE_STACK), environment));
  }

  /** Stops whatever runs. */
  public async stop(): Promise<void> {
    await stopAll();
    await this.aws?.stop();
    if (this.aws !== undefined) this.reporter.done('Stopped', 'the embedded AWS; its state is gone');
    this.aws = undefined;
  }

  private async checkTools(): Promise<string[]> {
    checkCdktfCli();
    const tools = [`Terraform ${await checkTerraform()}`];
    return this.cloud === 'aws' ? tools : [...tools, `Python ${(await findPython()).version}`];
  }

  private async installProvider(tools: string[]): Promise<NodeJS.ProcessEnv> {
    const provider = providerOfBindings('aws');
    const name = `${provider.name} ${provider.version}`;
    this.reporter.progress('Prerequisites', `installing ${name}`);
    const { variables, source } = await prepareTerraform(provider, this.directory.path);
    this.reporter.done('Prerequisites', [...tools, `${name} ${source}`].join(', '));
    return variables;
  }

  private async build(): Promise<void> {
    this.reporter.progress('Build', 'compiling the library if it changed');
    const { code, output, errors } = await run(process.execPath, [join('scripts', 'build.mjs'), '--if-stale'], { directory: REPOSITORY, timeoutMs: BUILD_TIMEOUT_MS });
    if (code !== 0) throw new Error(`The library does not compile:\n${errors}\n${output}`);
    this.reporter.done('Build', 'up to date');
  }

  private async startAws(base: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
    const onProgress = (message: string) => this.reporter.progress('Embedded AWS', message);
    this.aws = await EmbeddedAws.start({ region: REGION, logFile: join(this.directory.path, 'embedded-aws.log'), onProgress });
    this.reporter.done('Embedded AWS', `${this.aws.endpoint}, pid ${this.aws.pid}`);
    return embeddedEnvironment(base, this.aws.environment);
  }

  private async planAgain(terraform: Terraform): Promise<void> {
    this.reporter.progress('Second plan', 'nothing may change');
    const plan = await terraform.plan();
    const planJson = this.directory.write('plan.json', await terraform.planJson());
    if (plan !== undefined) throw new Error(`The second plan is not empty:\n${[...plan.created, ...plan.updated, ...plan.replaced, ...plan.destroyed].join('\n')}`);
    this.reporter.done('Second plan', 'no changes');
    const inCluster = this.directory.constructPaths(ACCESS_STACK).size;
    this.reporter.done('Access stack', `${inCluster} resources synthesized; it needs the cluster's API server to be deployed`);
    this.reporter.table('Outputs', await visibleOutputs(terraform));
    this.reporter.table('Files', {
      Infrastructure: WorkDirectory.shown(this.directory.synthesized(INFRASTRUCTURE_STACK)),
      Access: WorkDirectory.shown(this.directory.synthesized(ACCESS_STACK)),
      Plan: WorkDirectory.shown(planJson),
      Log: WorkDirectory.shown(join(this.directory.path, 'deploy.log')),
    });
    this.reporter.line(`\nDone in ${Math.round((Date.now() - this.started) / 1000)} s.`);
  }
}

// What one stack hands to another are outputs, too, but not for people.
async function visibleOutputs(terraform: Terraform): Promise<Record<string, string>> {
  const outputs = Object.entries(await terraform.outputs());
  return Object.fromEntries(outputs.map(([name, value]) => [name, String(value)]));
}
