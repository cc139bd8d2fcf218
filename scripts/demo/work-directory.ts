import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join, relative, resolve } from 'path';
import { pathToFileURL } from 'url';

/** The clouds that the demo can deploy to. */
export type DemoCloud = 'embedded' | 'aws';

export const REPOSITORY = resolve(__dirname, '..', '..');
export const INFRASTRUCTURE_STACK = 'production';
export const ACCESS_STACK = 'production-access';

interface SynthesizedStack {
  readonly resource?: Record<string, Record<string, { readonly '//'?: { readonly metadata?: { readonly path?: string } } }>>;
}

/** Where the demo deploys from: a cdktf project of its own, whose app is the example as a user's app would have it. */
export class WorkDirectory {
  public readonly path: string;

  constructor(private readonly cloud: DemoCloud, private readonly appArguments: readonly string[]) {
    this.path = join(REPOSITORY, '.demo', cloud);
  }

  /**
   * Writes the project. What an earlier run left of an embedded AWS describes nothing that exists, and goes;
   * the state of what was deployed to AWS stays.
   */
  public prepare(): void {
    if (this.cloud === 'embedded') rmSync(this.path, { recursive: true, force: true });
    mkdirSync(this.path, { recursive: true });
    // Without the repository's own tsconfig.json the example finds the package as it is built.
    writeFileSync(join(this.path, 'tsconfig.json'), '{}\n');
    writeFileSync(join(this.path, 'cdktf.json'), `${JSON.stringify(this.project(), null, 2)}\n`);
  }

  /** The directory of a synthesized stack. */
  public stack(name: string): string {
    return join(this.path, 'cdktf.out', 'stacks', name);
  }

  /** The file of a synthesized stack. */
  public synthesized(name: string): string {
    return join(this.stack(name), 'cdk.tf.json');
  }

  /** The construct paths of a synthesized stack's resources by address, without the stack; empty before there is one. */
  public constructPaths(name: string): Map<string, string> {
    if (!existsSync(this.synthesized(name))) return new Map();
    const { resource = {} } = JSON.parse(readFileSync(this.synthesized(name), 'utf8')) as SynthesizedStack;
    const entries = Object.entries(resource).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([id, block]): [string, string] => [`${type}.${id}`, block['//']?.metadata?.path?.replace(/^[^/]+\//, '') ?? id]),
    );
    return new Map(entries);
  }

  /** Puts a file beside the project. Returns its path. */
  public write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }

  /** A path as people read it: from where they are. */
  public static shown(path: string): string {
    return relative(process.cwd(), path) || '.';
  }

  private project() {
    const loader = pathToFileURL(require.resolve('tsx')).href;
    const app = ['node', '--import', loader, join(REPOSITORY, 'scripts', 'demo', 'app.ts'), this.cloud, ...this.appArguments];
    return {
      language: 'typescript',
      app: app.map((word) => JSON.stringify(word)).join(' '),
      projectId: 'cdktf-production-cluster-demo',
      sendCrashReports: 'false',
      terraformProviders: [],
      terraformModules: [],
    };
  }
}
