import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkText, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { checkRegion } from '../../private/region';
import { INetwork } from '../network';
import { NetworkAttributes } from '../network-attributes';
import { checkDisjoint } from './ranges';

// https://cloud.google.com/compute/docs/naming-resources (read 2026-11)
const NAME = '[a-z]([-a-z0-9]{0,61}[a-z0-9])?';
// An id, or a self link, which has the id at its end.
const LINK = '^(https://[^\\s?#]+/)?projects/(?<project>[a-z0-9.:-]+)';
const NETWORK = new RegExp(`${LINK}/global/networks/${NAME}$`);
const SUBNETWORK = new RegExp(`${LINK}/regions/(?<region>[a-z0-9-]+)/subnetworks/${NAME}$`);

/** A VPC that something else made. */
export class ImportedNetwork extends Construct implements INetwork {
  public readonly networkId: string;
  public readonly subnetworkId: string;
  public readonly region: string;
  public readonly podRangeName: string;
  public readonly serviceRangeName: string;
  public readonly nodeCidrBlock?: string;
  public readonly podCidrBlock?: string;
  public readonly serviceCidrBlock?: string;
  public readonly hostProject?: string;
  public readonly egress: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, attributes: NetworkAttributes) {
    super(scope, id);
    checkAttributes(attributes);
    this.networkId = attributes.networkId;
    this.subnetworkId = attributes.subnetworkId;
    this.region = attributes.region;
    this.podRangeName = attributes.podRangeName;
    this.serviceRangeName = attributes.serviceRangeName;
    this.nodeCidrBlock = attributes.nodeCidrBlock;
    this.podCidrBlock = attributes.podCidrBlock;
    this.serviceCidrBlock = attributes.serviceCidrBlock;
    this.hostProject = attributes.hostProject;
  }
}

function checkAttributes(attributes: NetworkAttributes): void {
  const { networkId, subnetworkId, region, hostProject } = attributes;
  checkText(networkId, { id: 'resource-id', option: 'networkId', pattern: NETWORK, maxLength: 400, allowed: 'projects/PROJECT/global/networks/NAME, or the self link that ends so' });
  checkText(subnetworkId, { id: 'resource-id', option: 'subnetworkId', pattern: SUBNETWORK, maxLength: 400, allowed: 'projects/PROJECT/regions/REGION/subnetworks/NAME, or the self link that ends so' });
  checkRegion(region, 'region');
  checkRangeName(attributes.podRangeName, 'podRangeName');
  checkRangeName(attributes.serviceRangeName, 'serviceRangeName');
  if (attributes.podRangeName === attributes.serviceRangeName) {
    refuse('podRangeName and serviceRangeName name the same range', attributes.podRangeName, 'a secondary range for pods and another for services', 'name two secondary ranges');
  }
  if (hostProject !== undefined) checkText(hostProject, { id: 'resource-id', option: 'hostProject', pattern: /^[a-z0-9.:-]+$/, maxLength: 100, allowed: 'the id of a project' });
  checkRegionOfSubnetwork(subnetworkId, region);
  checkHostProject(networkId, hostProject);
  checkDisjoint((['nodeCidrBlock', 'podCidrBlock', 'serviceCidrBlock'] as const).map((option) => ({ option, cidrBlock: attributes[option] })));
}

function checkRangeName(value: string, option: string): void {
  checkText(value, { id: 'resource-id', option, pattern: new RegExp(`^${NAME}$`), maxLength: 63, allowed: 'the name of a secondary range: 1 to 63 lower case letters, digits and -, a letter first' });
}

function checkRegionOfSubnetwork(subnetworkId: string, region: string): void {
  if (unknown(subnetworkId) || unknown(region)) return;
  const found = SUBNETWORK.exec(subnetworkId)?.groups?.region;
  if (found !== region) refuse('region is not that of subnetworkId', region, `${found}, where the subnetwork is`, 'correct one of the two');
}

// A project has an id and a number, which cannot be compared.
function checkHostProject(networkId: string, hostProject?: string): void {
  if (hostProject === undefined || unknown(hostProject) || unknown(networkId)) return;
  const found = NETWORK.exec(networkId)?.groups?.project ?? '';
  const comparable = /^\d+$/.test(found) === /^\d+$/.test(hostProject);
  if (comparable && found !== hostProject) refuse('hostProject is not that of networkId', hostProject, `${found}, which has the network`, 'correct one of the two');
}

function refuse(what: string, got: string, allowed: string, fix: string): never {
  return fail('network-attributes-mismatch', { what, got, allowed, fix });
}
