import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { checkKnown, checkNotEmpty, checkText, checkUnique } from '../../private/checks';
import { AwsEnvironment } from '../private/aws-environment';
import { ControllerIdentity } from './private/controller-identity';
import { allow, inOrder } from '../private/policy';

/** Properties of `ExternalDnsIdentity`. */
export interface ExternalDnsIdentityProps {
  /** The cluster. */
  readonly cluster: ICluster;
  /** The ids of the hosted zones in which names are made, such as `Z05387772BD5723IZFRX3`. */
  readonly hostedZoneIds: string[];
  /**
   * The namespace of the controller.
   *
   * @default 'external-dns'
   */
  readonly namespace?: string;
  /**
   * The name of the controller's service account.
   *
   * @default 'external-dns'
   */
  readonly serviceAccountName?: string;
}

/**
 * The rights of ExternalDNS, which makes names on Route 53 for services and ingresses: in the named zones alone (PE-28). Its chart,
 * `external-dns` of https://kubernetes-sigs.github.io/external-dns, is yours to install, with `helmValues`. They make names and change
 * them but remove none: set the chart's `policy` to `sync` for that.
 *
 * Errors: `hosted-zone-id`, `list-empty`, `namespace-name`, `service-account-name`, `value-unknown`.
 */
export class ExternalDnsIdentity extends ControllerIdentity {
  private readonly region: string;

  constructor(scope: Construct, id: string, private readonly props: ExternalDnsIdentityProps) {
    super(scope, id, { namespace: 'external-dns', ...props }, 'external-dns');
    checkZones(props.hostedZoneIds);
    const { partition, region } = new AwsEnvironment(this);
    this.region = region;
    const zones = inOrder(props.hostedZoneIds).map((zone) => `arn:${partition}:route53:::hostedzone/${zone}`);
    // https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/#iam-policy (read 2026-11)
    this._allow([
      allow(['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets', 'route53:ListTagsForResources'], zones),
      allow(['route53:ListHostedZones'], '*'),
    ]);
  }

  /** Values of the controller's chart, as JSON, which is YAML as well. */
  public get helmValues(): string {
    const { cluster, hostedZoneIds } = this.props;
    return JSON.stringify({
      provider: { name: 'aws' },
      policy: 'upsert-only',
      registry: 'txt',
      // Marks the names that this cluster made, so that clusters leave each other's alone.
      txtOwnerId: cluster.clusterName,
      extraArgs: inOrder(hostedZoneIds).map((zone) => `--zone-id-filter=${zone}`),
      env: [{ name: 'AWS_DEFAULT_REGION', value: this.region }],
      serviceAccount: this._serviceAccount,
    });
  }
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html: at most 32 characters (read 2026-11)
function checkZones(ids: string[]): void {
  const rule = { id: 'hosted-zone-id', option: 'ExternalDnsIdentity hostedZoneIds' } as const;
  checkKnown(ids, rule.option);
  checkNotEmpty(ids, { ...rule, id: 'list-empty' });
  ids.forEach((id) => checkText(id, { ...rule, pattern: /^Z[A-Z0-9]+$/, maxLength: 32, allowed: 'the id of a hosted zone, such as Z05387772BD5723IZFRX3' }));
  checkUnique(ids, rule);
}
