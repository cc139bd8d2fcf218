import { SHUTDOWN_SECONDS } from './kubelet-config';

/** Modules of the kernel that containers and their network need. https://kubernetes.io/docs/setup/production-environment/container-runtimes/ (read 2026-11) */
export function kernelModules(): string {
  return ['overlay', 'br_netfilter'].map((name) => `${name}\n`).join('');
}

/**
 * Settings of the kernel: those that `protectKernelDefaults` of the kubelet expects, and forwarding.
 * Source: SetupKernelTunables in pkg/kubelet/cm of Kubernetes (read 2026-11)
 */
export function kernelSettings(): string {
  const settings = {
    'net.ipv4.ip_forward': 1,
    'net.bridge.bridge-nf-call-iptables': 1,
    'vm.overcommit_memory': 1,
    'vm.panic_on_oom': 0,
    'kernel.panic': 10,
    'kernel.panic_on_oops': 1,
    'kernel.keys.root_maxkeys': 1000000,
    'kernel.keys.root_maxbytes': 25000000,
  };
  return Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join('');
}

/** The login daemon waits for the kubelet at a shutdown for as long as pods may take. */
export function loginSettings(): string {
  return `[Login]\nInhibitDelayMaxSec=${SHUTDOWN_SECONDS.all}\n`;
}
