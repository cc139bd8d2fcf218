import { TerraformResource } from 'cdktf';
import { Block } from './block';
import { LiteralResolver } from './literals';

/** What a typed resource of the provider has for each of its blocks: the value that the app gave. */
type Inputs = Readonly<Record<`${string}Input`, unknown>>;

/** What cdktf keeps of `addOverride`. */
interface Overridable {
  readonly rawOverrides: Readonly<Record<string, unknown>>;
}

/** A resource of the Kubernetes provider, whose blocks are read without tokens. */
export class KubernetesResource {
  /** The type without the version of its API: `kubernetes_role` for both `kubernetes_role` and `kubernetes_role_v1`. */
  public readonly type: string;
  private metadataBlock?: Block;
  private renderedBlock?: Block;

  constructor(
    public readonly construct: TerraformResource,
    /** Which cluster it is in. */
    public readonly cluster: string,
    private readonly resolver: LiteralResolver,
  ) {
    this.type = construct.terraformResourceType.replace(/_v\d+$/, '');
  }

  /** The name; unknown where the API server gives it. */
  public get name(): string {
    return this.block('metadata').text('name') ?? `\${${this.construct.node.path} name}`;
  }

  /** A block without tokens; empty if there is none. */
  public block(name: string): Block {
    if (name !== 'metadata') return Block.of(this.value(name));
    if (this.metadataBlock) return this.metadataBlock;
    // A name that refers to itself stays unknown.
    this.metadataBlock = Block.of({});
    this.metadataBlock = Block.of(this.value(name));
    return this.metadataBlock;
  }

  /** The value of a block without tokens. */
  public value(name: string): unknown {
    const overridden = Object.keys((this.construct as unknown as Overridable).rawOverrides).length > 0;
    if (overridden) return this.rendered().value(name);
    return this.resolver.literals(this.construct, (this.construct as unknown as Inputs)[`${name}Input`]);
  }

  // What Terraform will read: an escape hatch changes it without changing the inputs.
  private rendered(): Block {
    if (this.renderedBlock) return this.renderedBlock;
    const { resource } = this.construct.toTerraform() as { resource: Record<string, Record<string, unknown>> };
    const [attributes] = Object.values(resource[this.construct.terraformResourceType]);
    this.renderedBlock = Block.of(this.resolver.literals(this.construct, attributes));
    return this.renderedBlock;
  }
}
