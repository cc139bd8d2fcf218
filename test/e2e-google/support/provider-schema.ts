/** A block of a resource, as `terraform providers schema -json` has it. */
interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, { readonly required?: boolean; readonly optional?: boolean; readonly computed?: boolean; readonly deprecated?: boolean }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock; readonly min_items?: number }>>;
}

/** What a provider says of its resources. */
export interface ProviderSchema {
  readonly provider_schemas: Readonly<Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>> }>>;
}

/** Every argument by its path, with `required`, `computed`, `readonly` and `deprecated` where they hold; what a block that is not listed holds is left out. */
export function argumentsOf({ block }: { readonly block: SchemaBlock }, isUnlisted: (path: string) => boolean, prefix = ''): Record<string, string> {
  const { attributes = {}, block_types: blocks = {} } = block;
  const own = Object.entries(attributes).filter(([name]) => prefix !== '' || name !== 'id').map(([name, { required, optional, computed, deprecated }]) => {
    const words = [required && 'required', computed && (optional ? 'computed' : 'readonly'), deprecated && 'deprecated'];
    return [`${prefix}${name}`, words.filter((word) => typeof word === 'string').join(' ')] as const;
  });
  const inner = Object.entries(blocks).filter(([name]) => name !== 'timeouts').flatMap(([name, type]) => {
    const path = `${prefix}${name}`;
    return [[path, (type.min_items ?? 0) > 0 ? 'required' : ''] as const, ...(isUnlisted(path) ? [] : Object.entries(argumentsOf(type, isUnlisted, `${path}.`)))];
  });
  return Object.fromEntries([...own, ...inner]);
}
