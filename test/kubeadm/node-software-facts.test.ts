import { Artifact, COMMON, RELEASES } from '../../lib/kubeadm/private/node-software.generated';

const MINORS = Object.keys(RELEASES);
const ALL = [...COMMON, ...Object.values(RELEASES).flatMap(({ artifacts }) => artifacts)];

function architecturesOf(artifacts: readonly Artifact[], name: string): string[] {
  return artifacts.filter((artifact) => artifact.name === name).map(({ architecture }) => architecture);
}

describe('what machines install', () => {
  test('has a checksum, an address that is encrypted, and one that names its architecture', () => {
    for (const { url, sha256, architecture } of ALL) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(url).toMatch(/^https:\/\//);
      if (architecture !== 'any') expect(url).toContain(architecture);
    }
  });

  test('is another file for each checksum', () => {
    expect(new Set(ALL.map(({ sha256 }) => sha256)).size).toBe(new Set(ALL.map(({ url }) => url)).size);
  });

  test.each(MINORS)('has programs of one version for Kubernetes %s, on both architectures', (minor) => {
    // GIVEN
    const { kubernetes, artifacts } = RELEASES[minor];

    // THEN
    expect(kubernetes).toMatch(new RegExp(`^v${minor.replace('.', '\\.')}\\.\\d+$`));
    for (const name of ['kubelet', 'kubeadm', 'kubectl', 'crictl']) expect(architecturesOf(artifacts, name)).toEqual(['amd64', 'arm64']);
    for (const { name, url } of artifacts) expect(url).toContain(name === 'crictl' ? `/v${minor}.` : `/${kubernetes}/`);
  });

  test.each(MINORS)('has the etcd that Kubernetes %s is told to have', (minor) => {
    const addresses = COMMON.filter(({ name }) => name === 'etcd').map(({ url }) => url);
    expect(addresses).toHaveLength(2);
    for (const url of addresses) expect(url).toContain(`/${RELEASES[minor].etcd}/`);
  });

  test.each(['containerd', 'runc', 'cni-plugins', 'helm'])('has %s for both architectures', (name) => {
    expect(architecturesOf(COMMON, name)).toEqual(['amd64', 'arm64']);
  });

  test('says where each goes without a blank, as the list on a machine wants it', () => {
    for (const { how } of ALL) expect(how).toMatch(/^(binary:\/\S+|tar:\/[^:\s]+:\d(:\S+)?)$/);
  });
});
