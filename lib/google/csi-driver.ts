/** What makes volumes, besides Persistent Disk, which every cluster has (PE-10). Source: the provider's `google_container_cluster`, `addons_config` (6.50.0). */
export enum CsiDriver {
  /** Shared files on Filestore. */
  FILESTORE = 'filestore',
  /** Buckets of Cloud Storage as files. */
  CLOUD_STORAGE = 'cloud-storage',
}
