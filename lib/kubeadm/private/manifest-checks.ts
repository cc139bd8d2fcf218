import { checkKnown, checkNotEmpty, checkText } from '../../private/checks';

/** Refuses manifests that are none. */
export function checkManifests(manifests: string[]): void {
  checkKnown(manifests, 'PodNetwork.manifests manifests');
  checkNotEmpty(manifests, { id: 'list-empty', option: 'PodNetwork.manifests manifests' });
  for (const manifest of manifests) {
    checkText(manifest, { id: 'pod-network-manifest', option: 'PodNetwork.manifests manifests', pattern: /^(?=[\s\S]*\bapiVersion\b)(?=[\s\S]*\bkind\b)/, maxLength: 1048576, allowed: 'the text of a manifest, as YAML or JSON, not the name of a file' });
  }
}
