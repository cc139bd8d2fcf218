import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

/** An object of a kind that a custom resource defines. */
export interface CustomObjectProps {
  /** The provider of the cluster. */
  readonly provider: TerraformProvider;
  /** The API version of the kind. */
  readonly apiVersion: string;
  /** The kind. */
  readonly kind: string;
  /** The name; the object belongs to no namespace. */
  readonly name: string;
  /** The spec. */
  readonly spec: Record<string, unknown>;
  /**
   * What must exist before.
   *
   * @default - nothing
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * An object without a typed resource. It can be planned only when the cluster knows its kind, so this is for kinds that have no other way.
 * Source: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/manifest (read 2026-11)
 */
export function customObject(scope: Construct, id: string, props: CustomObjectProps): Manifest {
  const { provider, apiVersion, kind, name, spec, dependsOn } = props;
  return new Manifest(scope, id, { provider, manifest: { apiVersion, kind, metadata: { name }, spec }, dependsOn });
}
