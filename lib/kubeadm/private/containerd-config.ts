/**
 * The container runtime, with cgroups of systemd as the kubelet has them. Files of an image may add to it.
 * The second version of its configuration is read by containerd 1.6 to 2.x: https://github.com/containerd/containerd/blob/main/docs/cri/config.md (read 2026-11)
 */
export function containerdConfig(pauseImage: string): string {
  return [
    'version = 2',
    'imports = ["/etc/containerd/conf.d/*.toml"]',
    '[plugins."io.containerd.grpc.v1.cri"]',
    `  sandbox_image = "${pauseImage}"`,
    '  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]',
    '    runtime_type = "io.containerd.runc.v2"',
    '    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]',
    '      SystemdCgroup = true',
    '',
  ].join('\n');
}
