import { TerraformStack } from 'cdktf';
import { BindingObject, WebhookObject } from '../model';
import { AppReading } from '../reading/app-reading';
import { RoleCatalog } from '../role-catalog';
import { rbacPodsExec, rbacSubjectEverybody, webhookOnKubeSystem } from '../rules';
import { AcknowledgementLedger } from './acknowledgement-ledger';
import { Finding } from './finding';
import { judgeBinding, judgeRole } from './roles';

/** What is wrong with the rights that a stack gives, as messages. */
export function judgeStack(stack: TerraformStack): string[] {
  const reading = new AppReading();
  const { roles, bindings, webhooks } = reading.objectsOf(stack);
  const catalog = catalogFor(stack, reading, bindings);
  const ledger = new AcknowledgementLedger(reading.constructsOf(stack));
  // That a role may run commands counts once it is bound in the whole cluster; until then its acknowledgement waits.
  for (const { source } of roles) if (source) ledger.touch(rbacPodsExec.id, source);
  const findings = [
    ...roles.flatMap((role) => judgeRole(role, catalog)),
    ...bindings.flatMap((binding) => [...judgeSubjects(binding), ...judgeBinding(binding, catalog)]),
    ...webhooks.flatMap(judgeWebhooks),
  ];
  const messages = findings.flatMap((finding) => ledger.answer(finding));
  ledger.warnOfUnused();
  return messages;
}

// The other stacks are read only where one of them may decide: where a role is bound in the whole cluster that is not written out here.
function catalogFor(stack: TerraformStack, reading: AppReading, bindings: readonly BindingObject[]): RoleCatalog {
  const own = new RoleCatalog(reading.objectsOf(stack).roles);
  const open = bindings.some((binding) => {
    const role = own.roleOf(binding);
    return binding.kind === 'ClusterRoleBinding' && (role === undefined || role.selectors !== undefined);
  });
  if (!open) return own;
  const others = stack.node.root.node.findAll().filter((construct) => TerraformStack.isStack(construct) && construct !== stack) as TerraformStack[];
  return new RoleCatalog([stack, ...others].flatMap((one) => reading.objectsOf(one).roles));
}

function judgeSubjects(binding: BindingObject): Finding[] {
  const { source, kind, name, subjects } = binding;
  const refused = subjects.find((subject) => rbacSubjectEverybody.refuses(subject) !== undefined);
  if (source === undefined || refused === undefined) return [];
  const what = `${kind} ${name} (${source.node.path}) binds ${refused.kind} ${refused.name}, which ${rbacSubjectEverybody.refuses(refused)}`;
  return [{ id: rbacSubjectEverybody.id, at: source, problem: { what, got: refused.name, allowed: rbacSubjectEverybody.allowed, fix: rbacSubjectEverybody.fix } }];
}

function judgeWebhooks({ source, kind, name, webhooks }: WebhookObject): Finding[] {
  const refused = webhooks.find((webhook) => webhookOnKubeSystem.refuses(webhook));
  if (source === undefined || refused === undefined) return [];
  const { id, allowed, fix } = webhookOnKubeSystem;
  const what = `The webhook ${refused.name} of ${kind} ${name} (${source.node.path}) ${webhookOnKubeSystem.what}`;
  return [{ id, at: source, problem: { what, got: { failurePolicy: refused.failurePolicy, namespaceSelector: refused.namespaceSelector }, allowed, fix } }];
}
