import { Annotations } from '@cdktf/provider-kubernetes/lib/annotations';
import { StorageClass } from '@cdktf/provider-kubernetes/lib/storage-class';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import { Lazy, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { VolumeProvisioner } from '../../../platform';
import { stableId } from '../../../private/names';
import { describe, fail } from '../../../private/problem';
import { BaselineContext } from './baseline-context';

/** What the user says about the class. */
export interface StorageClassProps {
  readonly name: string;
  readonly encryptionKey?: string;
  readonly parameters: Record<string, string>;
  readonly reclaimPolicy: string;
  readonly replaces: string[];
}

// https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass (read 2026-11)
const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** Makes the default class, and takes the others from their place, as children of `scope`. */
export function encryptedStorageClass(scope: Construct, { cluster, provider }: BaselineContext, props: StorageClassProps): void {
  const { platformControlPlane } = cluster;
  const volumes = () => platformControlPlane.baseline.volumes;
  const { volumes: now } = platformControlPlane.baseline;
  if (now === undefined) return;
  checkParameters(props.parameters, now);
  const before = props.replaces.map((name) => noDefault(scope, name, provider));
  const made = new StorageClassV1(scope, 'StorageClass', {
    provider,
    metadata: { name: props.name, annotations: { [IS_DEFAULT]: 'true' } },
    // Pools that join later may change what the platform has.
    storageProvisioner: Lazy.stringValue({ produce: () => (volumes() ?? now).provisioner }),
    parameters: Lazy.anyValue({ produce: () => parametersOf(volumes() ?? now, props) }) as unknown as Record<string, string>,
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    reclaimPolicy: props.reclaimPolicy,
    dependsOn: before,
  });
  scope.node.addValidation({ validate: () => otherDefaults(made) });
}

function parametersOf({ parameters, encryptionParameters, encryptionKeyParameter }: VolumeProvisioner, props: StorageClassProps): Record<string, string> {
  const key: Record<string, string> = props.encryptionKey === undefined ? {} : { [encryptionKeyParameter]: props.encryptionKey };
  return { ...parameters, ...props.parameters, ...encryptionParameters, ...key };
}

// Provisioners such as that of EBS do not mind the case of a parameter.
function checkParameters(given: Record<string, string>, { encryptionParameters, encryptionKeyParameter }: VolumeProvisioner): void {
  const kept = [...Object.keys(encryptionParameters), encryptionKeyParameter].map((key) => key.toLowerCase());
  const taken = Object.keys(given).find((key) => kept.includes(key.toLowerCase()));
  if (taken === undefined) return;
  fail('storage-class-parameters', {
    what: 'DefaultStorageClass parameters names what decides how volumes are encrypted',
    got: taken,
    allowed: 'other parameters of the provisioner',
    fix: 'remove it; a key of your own is encryptionKey',
  });
}

function noDefault(scope: Construct, name: string, provider: TerraformProvider): Annotations {
  return new Annotations(scope, `Replaced-${stableId(scope, name, name)}`, {
    provider, apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, annotations: { [IS_DEFAULT]: 'false' },
    // What made the class owns the annotation.
    force: true,
  });
}

/** The other classes of the app that are the default of the same cluster, which a provider of the same id stands for. */
function otherDefaults(made: StorageClassV1): string[] {
  const others = made.node.root.node.findAll().filter(isDefaultClass).filter((other) => other !== made && other.provider?.node.id === made.provider?.node.id);
  if (others.length === 0) return [];
  return [
    describe('default-storage-class-duplicate', {
      what: 'The cluster has more than one default StorageClass, of which Kubernetes takes the youngest',
      got: others.map((other) => other.node.path),
      allowed: 'one: that of ClusterBaseline, or another with DefaultStorageClass.leftOut()',
      fix: `remove the annotation ${IS_DEFAULT} from the others`,
    }),
  ];
}

function isDefaultClass(construct: unknown): construct is StorageClass | StorageClassV1 {
  if (!(construct instanceof StorageClassV1) && !(construct instanceof StorageClass)) return false;
  return construct.metadataInput?.annotations?.[IS_DEFAULT] === 'true';
}
