import { DefaultStorageClass, EncryptedStorageClassOptions, VolumeReclaimPolicy } from 'cdktf-production-cluster';
import { baseline, fakeBaseline } from '../../support/baseline';
import { dependsOn } from '../../support/blocks';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/4d1a8f6e-0c55-4a0e-8a7b-7f2f5d1b9c11';
const classOf = (options?: EncryptedStorageClassOptions, make = baseline) => make({ storageClass: DefaultStorageClass.encrypted(options) }).onlyResource('kubernetes_storage_class_v1');

describe('The default storage class', () => {
  test('encrypts, waits for the pod, and lets volumes grow', () => {
    expect(classOf()).toMatchObject({
      metadata: { name: 'encrypted', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      storage_provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3', encrypted: 'true' }, volume_binding_mode: 'WaitForFirstConsumer', allow_volume_expansion: true, reclaim_policy: 'Delete',
    });
  });

  test('takes what the user says of it, but stays encrypted', () => {
    const made = classOf({ name: 'fast', encryptionKey: KEY, parameters: { type: 'io2', iops: '4000' }, reclaimPolicy: VolumeReclaimPolicy.RETAIN });

    expect(made).toMatchObject({ metadata: { name: 'fast' }, parameters: { type: 'io2', iops: '4000', encrypted: 'true', kmsKeyId: KEY }, reclaim_policy: 'Retain' });
  });

  test('names a key as the platform does', () => {
    expect(classOf({ encryptionKey: 'a-key' }, fakeBaseline).parameters).toEqual({ sealed: 'yes', sealKey: 'a-key' });
  });

  test('takes the place of others, which stop being the default first', () => {
    const template = baseline({ storageClass: DefaultStorageClass.encrypted({ replaces: ['gp2'] }) });

    expect(template.onlyResource('kubernetes_annotations')).toMatchObject({
      api_version: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'gp2' }, annotations: { 'storageclass.kubernetes.io/is-default-class': 'false' }, force: true,
    });
    expect(dependsOn(template.onlyResource('kubernetes_storage_class_v1'))).toEqual([expect.stringContaining('Replaced-gp2')]);
  });
});
