import { NodeSettings } from './node-settings';

/**
 * User data for Amazon Linux 2023.
 * Source: https://awslabs.github.io/amazon-eks-ami/nodeadm/ (read 2026-11)
 */
export function nodeadmUserData({ cluster, maxPods, labels, taints }: NodeSettings): string {
  const nodeLabels = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const nodeTaints = taints.map(({ key, value = '', effect }) => `${key}=${value}:${effect}`);
  const flags = [
    ...(nodeLabels.length > 0 ? [`        - "--node-labels=${nodeLabels.join(',')}"`] : []),
    ...(nodeTaints.length > 0 ? [`        - "--register-with-taints=${nodeTaints.join(',')}"`] : []),
  ];
  return mime([
    'apiVersion: node.eks.aws/v1alpha1',
    'kind: NodeConfig',
    'spec:',
    ...(cluster === undefined
      ? []
      : ['  cluster:', `    name: ${cluster.name}`, `    apiServerEndpoint: ${cluster.endpoint}`, `    certificateAuthority: ${cluster.certificateAuthority}`, `    cidr: ${cluster.serviceCidr}`]),
    ...(maxPods !== undefined || flags.length > 0 ? ['  kubelet:'] : []),
    ...(maxPods === undefined ? [] : ['    config:', `      maxPods: ${maxPods}`]),
    ...(flags.length === 0 ? [] : ['    flags:', ...flags.map((flag) => flag.slice(2))]),
  ]);
}

function mime(nodeConfig: string[]): string {
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="//"',
    '',
    '--//',
    'Content-Type: application/node.eks.aws',
    '',
    '---',
    ...nodeConfig,
    '',
    '--//--',
    '',
  ].join('\n');
}
