import { ICluster } from '../../../cluster';
import { fail } from '../../../private/problem';
import { NetworkPort } from '../network-port';
import { AllowanceRule } from './rule';

/** What lets pods ask for the credentials of their identity in the cloud. */
export function credentialsOf({ platformControlPlane: { baseline, capabilities } }: ICluster): Pick<AllowanceRule, 'ports' | 'egress'>[] {
  const { credentialEndpoints = [] } = baseline;
  if (credentialEndpoints.length === 0) {
    fail('credential-endpoint-missing', {
      what: `NetworkAllowance.toCloudCredentials allows nothing on ${capabilities.platformName}, where pods ask for credentials at no address of their node, or at none that is known`,
      allowed: 'on this platform: an allowance for the addresses that pods ask, such as the internet',
      fix: 'use NetworkAllowance.toInternet(), or toCidr with the address',
    });
  }
  return credentialEndpoints.map(({ cidrBlock, port }) => ({ egress: [{ ipBlock: { cidr: cidrBlock } }], ports: [NetworkPort.tcp(port)] }));
}
