import { Fn } from 'cdktf';
import { unknown } from '../../private/checks';

/**
 * User data for Amazon Linux 2023 that tells the kubelet how many pods to run. EKS adds what joins the node to its cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/eksctl/node-bootstrapping.html (read 2026-11)
 */
export function nodeUserData(podsPerNode: number): string {
  const text = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="//"',
    '',
    '--//',
    'Content-Type: application/node.eks.aws',
    '',
    '---',
    'apiVersion: node.eks.aws/v1alpha1',
    'kind: NodeConfig',
    'spec:',
    '  kubelet:',
    '    config:',
    `      maxPods: ${podsPerNode}`,
    '',
    '--//--',
    '',
  ].join('\n');
  return unknown(podsPerNode) ? Fn.base64encode(text) : Buffer.from(text).toString('base64');
}
