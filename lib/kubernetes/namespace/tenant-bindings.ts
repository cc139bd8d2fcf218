import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { Subject } from '../../subject';
import { bindRole } from '../access/bindings';
import { warnOfGroupsWithoutSource } from '../access/group-sources';
import { presetRoleName } from '../access/preset-roles';
import { RolePreset } from '../access/role-preset';

/** Who has which preset in a tenant. */
export interface TenantSubjects {
  /** Who has `RolePreset.VIEWER`. */
  readonly viewers: Subject[];
  /** Who has `RolePreset.DEVELOPER`. */
  readonly developers: Subject[];
  /** Who has `RolePreset.OPERATOR`. */
  readonly operators: Subject[];
  /** Who has `RolePreset.CI_DEPLOYER`. */
  readonly ciDeployers: Subject[];
}

/** Where the bindings of a tenant belong. */
interface BindingPlace {
  readonly cluster: ICluster;
  readonly provider: TerraformProvider;
  /** The namespace, by reference. */
  readonly namespace: string;
  readonly tenantName: string;
}

const PRESETS: readonly (readonly [id: string, option: keyof TenantSubjects, preset: RolePreset])[] = [
  ['Viewers', 'viewers', RolePreset.VIEWER],
  ['Developers', 'developers', RolePreset.DEVELOPER],
  ['Operators', 'operators', RolePreset.OPERATOR],
  ['CiDeployers', 'ciDeployers', RolePreset.CI_DEPLOYER],
];

/** Gives the people of a tenant, and its deliveries, their presets in its namespace: one binding for each preset that somebody has. */
export function bindTenantSubjects(scope: Construct, { cluster, provider, namespace, tenantName }: BindingPlace, people: TenantSubjects): void {
  for (const [id, option, preset] of PRESETS) {
    const subjects = people[option];
    if (subjects.length === 0) continue;
    const roleName = presetRoleName(scope, cluster, preset);
    bindRole(scope, id, { provider, roleName, name: `${preset.presetName}s`, namespace, subjects, option: `Tenant ${tenantName} ${option}` });
  }
}

/** Warns of groups that a tenant itself names and that nobody belongs to. */
export function warnOfTenantGroups(scope: Construct, cluster: ICluster, { viewers, developers, operators, ciDeployers }: Partial<TenantSubjects>): void {
  warnOfGroupsWithoutSource(scope, cluster, [viewers, developers, operators, ciDeployers].flatMap((subjects) => subjects ?? []));
}

/** The subjects of a tenant with those of the tenant above, who have in it what they have there. */
export function withSubjectsOf(above: TenantSubjects, own: Partial<TenantSubjects>): TenantSubjects {
  return {
    viewers: joined(above.viewers, own.viewers),
    developers: joined(above.developers, own.developers),
    operators: joined(above.operators, own.operators),
    ciDeployers: joined(above.ciDeployers, own.ciDeployers),
  };
}

// Who is named again below is one subject still; who is named twice in one list is a mistake that the binding refuses.
function joined(above: Subject[], own: Subject[] = []): Subject[] {
  const again = new Set(own.map(keyOf));
  return [...above.filter((subject) => !again.has(keyOf(subject))), ...own];
}

function keyOf({ kind, namespace = '', name }: Subject): string {
  return JSON.stringify([kind, namespace, name]);
}
