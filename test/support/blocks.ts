import { Block, Template } from 'cdktf-production-cluster/testing';

/** The only resource of a type whose address contains a text. */
export function only(template: Template, type: string, part: string): Block {
  const found = Object.entries(template.resourcesOfType(type)).filter(([address]) => address.includes(part));
  if (found.length !== 1) throw new Error(`Expected one ${type} like ${part}, found ${found.length}: ${found.map(([address]) => address).join(', ')}`);
  return found[0][1];
}

/** The address of the only resource of a type whose address contains a text. */
export function addressOf(template: Template, type: string, part = ''): string {
  const found = Object.keys(template.resourcesOfType(type)).filter((address) => address.includes(part));
  if (found.length !== 1) throw new Error(`Expected one ${type} like ${part}, found ${found.length}: ${found.join(', ')}`);
  return found[0];
}

/** What a resource waits for. */
export function dependsOn(block: Block): string[] {
  return (block.depends_on as string[] | undefined) ?? [];
}
