import { Fn } from 'cdktf';
import { unknown } from '../../../private/checks';

/**
 * User data for Amazon Linux 2023 that tells the kubelet how many pods to run. EKS adds what joins the node to its cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/eksctl/node-bootstrapping.html (read 2026-11)
 */
export function nodeUserData(podsPerNode: number): string {
  // Quotes and line breaks stand in an expression of Terraform only as a raw string, which holds no reference.
  if (unknown(podsPerNode)) return Fn.base64encode(Fn.format(Fn.rawString(nodeConfig('%d')), [podsPerNode]) as string);
  return Buffer.from(nodeConfig(String(podsPerNode))).toString('base64');
}

function nodeConfig(maxPods: string): string {
  return [
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
    `      maxPods: ${maxPods}`,
    '',
    '--//--',
    '',
  ].join('\n');
}
