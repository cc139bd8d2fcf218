import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkNotEmpty, checkText, checkUnique, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { natGateway, NatContext, NatSettings } from './private/nat-gateway';

/** How many connections a node may have to one address of the internet at once. Both numbers are powers of two. */
export interface NatPortOptions {
  /**
   * How many ports a node has from the start, 32 or more. An address of the gateway has 64,512: with 64, the first thousand nodes share one.
   *
   * @default 64
   */
  readonly minPortsPerNode?: number;
  /**
   * How many ports a node may have when its pods need them, more than `minPortsPerNode` and at most 65,536.
   *
   * @default 65536
   */
  readonly maxPortsPerNode?: number;
}

const LEAST_PORTS = 32;
const MOST_PORTS = 65_536;
const ADDRESS = /^(https:\/\/[^\s?#]+\/)?projects\/[a-z0-9.:-]+\/regions\/[a-z0-9-]+\/addresses\/[a-z]([-a-z0-9]*[a-z0-9])?$/;

/**
 * How nodes and pods reach the internet: by Cloud NAT, which is no machine of a zone but a part of the region's network. Ports are given to
 * nodes as they need them, for which endpoint independent mapping must be off.
 *
 * Errors: `nat-ports`, `list-empty`, `resource-id`.
 * Source: https://cloud.google.com/nat/docs/ports-and-addresses (read 2026-11)
 */
export class CloudNat {
  /** With addresses that Google chooses, as many as needed. */
  public static automatic(options: NatPortOptions = {}): CloudNat {
    return new CloudNat(ports(options, 'CloudNat.automatic'));
  }

  /**
   * With addresses of your own, as ids (`projects/…/regions/…/addresses/…`) or self links, so that others can admit them. Name enough: nodes
   * that find no port left reach nothing.
   */
  public static withAddresses(addressIds: string[], options: NatPortOptions = {}): CloudNat {
    const rule = { id: 'resource-id', option: 'CloudNat.withAddresses addressIds' } as const;
    checkNotEmpty(addressIds, { ...rule, id: 'list-empty' });
    checkUnique(addressIds, rule);
    if (!unknown(addressIds)) {
      addressIds.forEach((id) => checkText(id, { ...rule, pattern: ADDRESS, maxLength: 400, allowed: 'projects/PROJECT/regions/REGION/addresses/NAME, or the self link that ends so' }));
    }
    return new CloudNat({ ...ports(options, 'CloudNat.withAddresses'), addressIds });
  }

  /** None: nodes reach the APIs of Google, and whatever routes of your own lead to. */
  public static none(): CloudNat {
    return new CloudNat();
  }

  private constructor(private readonly settings?: NatSettings) {}

  /**
   * Makes the gateway as children of `scope`, and returns what must exist before the internet is reached.
   *
   * @internal
   */
  public _bind(scope: Construct, context: NatContext): ITerraformDependable[] {
    return this.settings === undefined ? [] : [natGateway(scope, context, this.settings)];
  }
}

function ports({ minPortsPerNode = 64, maxPortsPerNode = MOST_PORTS }: NatPortOptions, option: string): NatSettings {
  checkPorts(minPortsPerNode, `${option} minPortsPerNode`);
  checkPorts(maxPortsPerNode, `${option} maxPortsPerNode`);
  if (!unknown(minPortsPerNode) && !unknown(maxPortsPerNode) && minPortsPerNode >= maxPortsPerNode) {
    fail('nat-ports', { what: `${option} leaves no ports to give as they are needed`, got: { minPortsPerNode, maxPortsPerNode }, allowed: 'a maxPortsPerNode that is more than minPortsPerNode', fix: 'raise maxPortsPerNode' });
  }
  return { minPortsPerNode, maxPortsPerNode };
}

function checkPorts(value: number, option: string): void {
  if (unknown(value) || (value >= LEAST_PORTS && value <= MOST_PORTS && Number.isInteger(Math.log2(value)))) return;
  fail('nat-ports', { what: `${option} is not a usable number of ports`, got: value, allowed: `a power of two from ${LEAST_PORTS} to ${MOST_PORTS}`, fix: `set ${option} to such a number` });
}
