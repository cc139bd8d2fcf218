import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IClusterMachines, MachineRole } from '../infrastructure';
import { programs } from './node-files';
import { textDigest } from './text-digest';

/** The programs of members, which have no room in user data. */
export interface ProgramObjects {
  /** Where a role finds its programs, as machines read it. */
  readonly entries: ReadonlyMap<MachineRole, string>;
  readonly objects: ITerraformDependable[];
}

/** Makes an object with the programs of each role. Its key changes with its text, and so does the user data that names it. */
export function programObjects(scope: Construct, machines: IClusterMachines, roles: Iterable<MachineRole>): ProgramObjects {
  const made = [...new Set(roles)].map((role) => {
    const content = programs(role);
    const digest = textDigest(content);
    const key = `programs/${digest}`;
    return { role, entry: `${key}|${digest}`, object: machines.addObject(new Construct(scope, role), { key, content }) };
  });
  return { entries: new Map(made.map(({ role, entry }) => [role, entry])), objects: made.map(({ object }) => object) };
}
