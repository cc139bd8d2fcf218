interface StateJson {
  readonly resources: {
    readonly mode: string;
    readonly type: string;
    readonly instances: { readonly deposed?: string; readonly attributes: { readonly id?: string } }[];
  }[];
}

/** The part of Terraform's state that is compared with AWS. */
export class State {
  public static parse(text: string): State {
    return new State(JSON.parse(text) as StateJson);
  }

  private constructor(private readonly json: StateJson) {}

  /** How many resources it holds, data sources left out. */
  public get size(): number {
    return this.managed.length;
  }

  /** The ids of all resources of a type, also of those that are about to be destroyed. */
  public ids(type: string): string[] {
    return this.managed.filter((resource) => resource.type === type).flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id ?? ''));
  }

  private get managed(): StateJson['resources'] {
    return this.json.resources.filter(({ mode }) => mode === 'managed');
  }
}
