import { ApiResource } from '../access/api-resource';

/** A request that somebody could make of the API server: one on a `resource`, or one on a `nonResourceUrl`. */
export interface AccessQuestion {
  /** The verb: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, or one that is only asked about, such as `bind`. */
  readonly verb: string;
  /**
   * The kind, or a subresource of it. If it names objects, the answer is yes if it is for each of them.
   *
   * @default - none: the question is about `nonResourceUrl`
   */
  readonly resource?: ApiResource;
  /**
   * The name of the object, as the URL of the request has it: a `create` has none, and a `list` only with a field selector.
   *
   * @default - the names of `resource`; none where it has none
   */
  readonly objectName?: string;
  /**
   * The namespace of the request.
   *
   * @default - all namespaces at once, or an object without a namespace; of a namespace by name that namespace itself, as requests have it
   */
  readonly namespace?: string;
  /**
   * A path of the API server that is no resource, such as `/healthz`.
   *
   * @default - none: the question is about `resource`
   */
  readonly nonResourceUrl?: string;
}
