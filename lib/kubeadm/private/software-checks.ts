import { checkKnown, checkNotEmpty, checkText, checkUnique } from '../../private/checks';
import type { SoftwareArtifact, SoftwareRelease } from '../node-software';

const ARTIFACT = 'software-artifact';

/** Refuses what is no address of a mirror. */
export function checkMirror(mirror: string): void {
  checkText(mirror, { id: 'software-mirror', option: 'NodeSoftware.release mirror', pattern: /^https?:\/\/[^\s?#'|]*[^\s?#'|/]$/, maxLength: 1024, allowed: 'a URL that begins with https:// or http:// and has no / at its end' });
}

/** Refuses releases that no machine could install. */
export function checkReleases(releases: SoftwareRelease[]): void {
  checkKnown(releases, 'NodeSoftware.of releases');
  checkNotEmpty(releases.map(({ kubernetesVersion }) => kubernetesVersion), { id: 'list-empty', option: 'NodeSoftware.of releases' });
  for (const { kubernetesVersion, etcdVersion, pauseImage, artifacts } of releases) {
    checkKnown(kubernetesVersion, 'NodeSoftware.of kubernetesVersion');
    checkText(kubernetesVersion, { id: 'software-version', option: 'NodeSoftware.of kubernetesVersion', pattern: /^v1\.[1-9]\d\.\d{1,3}$/, maxLength: 20, allowed: 'a version with its patch, such as v1.34.4' });
    checkText(etcdVersion, { id: 'software-version', option: 'NodeSoftware.of etcdVersion', pattern: /^v3\.6\.\d{1,3}$/, maxLength: 20, allowed: 'a version 3.6 of etcd with its patch, such as v3.6.5' });
    if (pauseImage !== undefined) {
      checkText(pauseImage, { id: 'image-reference', option: 'NodeSoftware.of pauseImage', pattern: /^[a-z0-9][\w./:@-]+$/, maxLength: 512, allowed: 'an image, such as registry.k8s.io/pause:3.10.1' });
    }
    checkKnown(artifacts, 'NodeSoftware.of artifacts');
    checkNotEmpty(artifacts.map(({ url }) => url), { id: 'list-empty', option: 'NodeSoftware.of artifacts' });
    artifacts.forEach(checkArtifact);
  }
  checkUnique(releases.map(({ kubernetesVersion }) => minorOf(kubernetesVersion)), { id: 'software-release-duplicate', option: 'NodeSoftware.of releases' });
}

/** The minor version of a version with its patch: `1.34` of `v1.34.4`. */
export function minorOf(kubernetesVersion: string): string {
  return kubernetesVersion.slice(1).split('.').slice(0, 2).join('.');
}

function checkArtifact({ url, sha256, installation }: SoftwareArtifact): void {
  checkText(url, { id: ARTIFACT, option: 'NodeSoftware.of artifacts url', pattern: /^https?:\/\/[^\s']+$/, maxLength: 1024, allowed: 'a URL that begins with https:// or http://' });
  checkText(sha256, { id: ARTIFACT, option: 'NodeSoftware.of artifacts sha256', pattern: /^[0-9a-f]{64}$/, maxLength: 64, allowed: '64 hexadecimal digits in lower case' });
  checkText(installation.instruction, { id: ARTIFACT, option: 'NodeSoftware.of artifacts installation', pattern: /^(binary:\/[\w./+-]+|tar:\/[\w./+-]*:\d(:[\w./+*-]+)*)$/, maxLength: 1024, allowed: 'paths that begin with / and have neither blanks nor :' });
}
