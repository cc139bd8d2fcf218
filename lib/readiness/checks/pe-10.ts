import { Check, met, missing, SECTIONS, Verdict } from '../private/check';
import { ClusterView, objectsOf } from '../private/cluster-view';
import { platformVerdicts } from '../private/platform-verdicts';

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** Integrations: storage, registries, authentication, tools. */
export const PE_10: Check = {
  id: 'PE-10', title: 'Integrate storage, registries, authentication and tools', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => [...platformVerdicts(view, 'PE-10'), ...storageClass(view)],
};

// A platform that says nothing of volumes brings a class of its own, or has none.
function storageClass(view: ClusterView): Verdict[] {
  if (view.baseline.volumes === undefined) return [];
  const made = objectsOf(view, 'kubernetes_storage_class').find(({ annotations }) => annotations[IS_DEFAULT] === 'true');
  if (made === undefined) return [missing('claims that name no storage class stay without a volume that is known to be encrypted', 'add a ClusterBaseline, whose storage class encrypts')];
  return [met(`default storage class ${made.name}`, made.construct.node.path)];
}
