/** What Terraform would do to one resource. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

/** The part of `terraform show -json` of a plan that is read here. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

/** A plan, by what it would do to which addresses. */
export class Plan {
  constructor(private readonly json: PlanJson) {}

  public get created(): string[] {
    return this.withActions('create');
  }

  public get updated(): string[] {
    return this.withActions('update');
  }

  public get destroyed(): string[] {
    return this.withActions('delete');
  }

  /** Destroyed and made anew, in whatever order. */
  public get replaced(): string[] {
    return [...this.withActions('delete,create'), ...this.withActions('create,delete')];
  }

  private withActions(actions: string): string[] {
    const changes = this.json.resource_changes ?? [];
    return changes.filter(({ change }) => change.actions.join() === actions).map(({ address }) => address);
  }
}
