/** The arguments of a block of Terraform's JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** The part of a synthesized stack that is read here. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
}

/** A resource of a synthesized stack. */
export interface Resource {
  readonly type: string;
  /** Such as `kubernetes_namespace_v1.Rbac_Tenant-payments_Namespace_0A1B2C3D`. */
  readonly address: string;
  readonly block: Block;
}

/** All resources of a stack, in the order of its text. */
export function resourcesOf({ resource = {} }: Configuration): Resource[] {
  return Object.entries(resource).flatMap(([type, blocks]) => Object.entries(blocks).map(([name, block]) => ({ type, address: `${type}.${name}`, block })));
}

/** Whether something is a block, which an array and null are not. */
export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
