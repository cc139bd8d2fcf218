import { checkCidrs, Cidr } from '../../../private/cidr';
import { checkInteger, checkKnown, checkNotEmpty, checkOneOf, checkText, checkUnique, unknown } from '../../../private/checks';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../../../private/labels';
import { fail } from '../../../private/problem';
import { Ec2InfrastructureProps } from '../ec2-infrastructure';
import { INetwork } from '../../network/network';
import { checkTags } from '../../private/tags';
import { ExistingHostedZone } from '../existing-hosted-zone';
import { ServiceAccountIssuer } from '../service-account-issuer';

const NAME = 'Ec2Infrastructure';

/** Refuses options that EC2 would refuse, and gives the tags. */
export function checkInfrastructure(props: Ec2InfrastructureProps): Record<string, string> | undefined {
  checkClients(props.clientCidrBlocks);
  checkDisks(props);
  if (props.hostedZone) checkHostedZone(props.hostedZone);
  if (props.serviceAccountIssuer !== undefined) checkOneOf(props.serviceAccountIssuer, { id: 'service-account-issuer', option: `${NAME} serviceAccountIssuer` }, Object.values(ServiceAccountIssuer));
  if (props.snapshotRetentionDays !== undefined) checkInteger(props.snapshotRetentionDays, { id: 'snapshot-retention', option: `${NAME} snapshotRetentionDays` }, 1, 3650);
  const tags = checkTags(props.tags);
  Object.keys(tags ?? {}).forEach(checkShownTag);
  return tags;
}

/** A cluster's name, which is a part of the name of its API. */
export function checkClusterName(name: string): void {
  checkText(name, { id: 'cluster-name', option: 'clusterName', pattern: DNS_LABEL, maxLength: 63, allowed: 'on EC2 a DNS label: 1 to 63 lower case letters, digits and -, no - first or last' });
}

/** Refuses a network in which the addresses of pods or Services lie. */
export function checkReserved({ cidrBlock }: INetwork, reserved: string[]): void {
  if (cidrBlock === undefined || unknown(cidrBlock)) return;
  const network = Cidr.parse(cidrBlock, { id: 'cidr-format', option: 'Network cidrBlock' });
  const inside = reserved.find((block) => !unknown(block) && network.overlaps(Cidr.parse(block, { id: 'cidr-format', option: 'podCidr or serviceCidr' })));
  if (inside === undefined) return;
  fail('network-range-overlap', {
    what: 'Pods or Services would have addresses of the machines\' network', got: { network: cidrBlock, reserved: inside }, allowed: 'networks that share no address', fix: 'choose another podCidr or serviceCidr, or another cidrBlock of the network',
  });
}

function checkClients(blocks: string[] | undefined): void {
  if (blocks === undefined) return;
  const option = `${NAME} clientCidrBlocks`;
  checkKnown(blocks, option);
  checkNotEmpty(blocks, { id: 'list-empty', option });
  checkCidrs(blocks, option);
  checkUnique(blocks, { id: 'cidr-duplicate', option });
}

// gp3 without the sizes that only some volumes reach: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (read 2026-11)
function checkDisks({ diskSizeGiB, dataDiskIops, dataDiskThroughput }: Ec2InfrastructureProps): void {
  if (diskSizeGiB !== undefined) checkInteger(diskSizeGiB, { id: 'disk-size', option: `${NAME} diskSizeGiB` }, 20, 16384);
  if (dataDiskIops !== undefined) checkInteger(dataDiskIops, { id: 'data-disk', option: `${NAME} dataDiskIops` }, 3000, 16000);
  if (dataDiskThroughput !== undefined) checkInteger(dataDiskThroughput, { id: 'data-disk', option: `${NAME} dataDiskThroughput` }, 125, 1000);
  if (dataDiskThroughput === undefined || unknown(dataDiskThroughput) || unknown(dataDiskIops) || dataDiskThroughput <= (dataDiskIops ?? 3000) / 4) return;
  fail('data-disk', { what: `${NAME} dataDiskThroughput is more than so many operations reach`, got: { dataDiskThroughput, dataDiskIops }, allowed: 'at most a quarter of dataDiskIops', fix: 'raise dataDiskIops' });
}

function checkHostedZone({ hostedZoneId, zoneName }: ExistingHostedZone): void {
  checkText(hostedZoneId, { id: 'hosted-zone-id', option: `${NAME} hostedZone hostedZoneId`, pattern: /^Z[A-Z0-9]{1,31}$/, maxLength: 32, allowed: 'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ' });
  checkText(zoneName, { id: 'hosted-zone-name', option: `${NAME} hostedZone zoneName`, pattern: DNS_SUBDOMAIN, maxLength: 180, allowed: 'the name of the zone without a dot at the end, such as corp.internal' });
}

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html (read 2026-11)
function checkShownTag(key: string): void {
  const option = `${NAME} tags key`;
  checkText(key, { id: 'tag', option, pattern: /^(?!(\.{1,2}|_index)$)[A-Za-z0-9+\-=.,_:@]+$/, maxLength: 128, allowed: 'on machines that show their tags: letters, digits and + - = . , _ : @' });
  if (!/^ProductionCluster/.test(key)) return;
  fail('tag', { what: `${option} is one that this library keeps for itself`, got: key, allowed: 'keys that do not start with ProductionCluster', fix: 'rename the tag' });
}
