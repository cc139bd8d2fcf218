import { Construct } from 'constructs';
import { lockDefaultNamespace } from '../namespace/lock-default-namespace';
import { BaselineContext, BaselinePartMaker, NOTHING } from './private/baseline-context';

/** What becomes of the namespace `default`, in which objects land that name none (PE-35). */
export class DefaultNamespace {
  /** No pods, no token for its service account, no traffic, and Pod Security `restricted`. */
  public static locked(): DefaultNamespace {
    return new DefaultNamespace((scope, { cluster, provider }) => lockDefaultNamespace(scope, provider, cluster.version));
  }

  /** It stays as it is, such as while workloads are still moving out of it. */
  public static leftOut(): DefaultNamespace {
    return new DefaultNamespace(NOTHING);
  }

  private constructor(private readonly make: BaselinePartMaker) {}

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    this.make(scope, context);
  }
}
