/** A machine that can be killed. */
export class Machine {
  public running = true;

  constructor(public readonly name: string, public readonly zone: number, public readonly votes: boolean, public readonly serves: boolean) {}

  /** Answers a candidate, if it can. */
  public voteFor(_candidate: Machine): boolean {
    return this.running && this.votes;
  }
}

/** Whether somebody can still win an election: a candidate asks every member that was ever made, and wins with more than half of them. */
export function hasLeader(machines: readonly Machine[]): boolean {
  const electorate = machines.filter(({ votes }) => votes);
  return electorate.some((candidate) => candidate.running && electorate.filter((member) => member.voteFor(candidate)).length * 2 > electorate.length);
}

/** Whether the load balancer finds anybody. */
export function answers(machines: readonly Machine[]): boolean {
  return machines.some(({ running, serves }) => running && serves);
}

/** Kills what is lost, looks, and brings all back. */
export function without<Seen>(machines: readonly Machine[], lost: (machine: Machine) => boolean, look: () => Seen): Seen {
  for (const machine of machines) machine.running = !lost(machine);
  const seen = look();
  for (const machine of machines) machine.running = true;
  return seen;
}

/** A number for each zone. */
export type Counts = readonly number[];

/** All that can come of putting things into zones one by one, each into any zone that has fewest so far. */
export function spread(count: number, zones: readonly number[]): Counts[] {
  let states: Counts[] = [[0, 0, 0, 0, 0]];
  for (let placed = 0; placed < count; placed++) {
    const next = new Map<string, Counts>();
    for (const state of states) {
      const least = zones.reduce((fewest, zone) => (state[zone] < fewest ? state[zone] : fewest), Infinity);
      for (const zone of zones) if (state[zone] === least) remember(next, state.map((value, index) => (index === zone ? value + 1 : value)));
    }
    states = [...next.values()];
  }
  return states;
}

function remember(states: Map<string, Counts>, state: Counts): void {
  states.set(state.join(), state);
}

/** A pool as a number of nodes over zones. */
export interface SimulatedPool {
  readonly size: number;
  readonly zones: readonly number[];
}

/** Every way in which the nodes of pools may stand: for each pool a count for each zone. */
export function worlds(pools: readonly SimulatedPool[]): Counts[][] {
  let all: Counts[][] = [[]];
  for (const { size, zones } of pools) {
    const own = spread(size, zones);
    all = all.flatMap((world) => own.map((counts) => [...world, counts]));
  }
  return all;
}

/** The fewest nodes of all pools that are left when a zone goes. */
export function fewestLeft(pools: readonly SimulatedPool[], lost: number): number {
  return Math.min(...worlds(pools).map((world) => sum(world.map((counts) => sum(counts.filter((_, zone) => zone !== lost))))));
}

/** The fewest DNS servers that are left when a zone goes, wherever nodes and servers stand; undefined where no node is. */
export function fewestServers(pools: readonly SimulatedPool[], replicas: number, lost: number): number | undefined {
  const seen = new Map<string, number>();
  for (const world of worlds(pools)) {
    const zones = [0, 1, 2, 3, 4].filter((zone) => world.some((counts) => counts[zone] > 0));
    if (zones.length === 0) return undefined;
    if (!seen.has(zones.join())) seen.set(zones.join(), Math.min(...spread(replicas, zones).map((servers) => sum(servers.filter((_, zone) => zone !== lost)))));
  }
  return Math.min(...seen.values());
}

/** Whether each zone of a pool that is up has a node, wherever the nodes stand. */
export function servesVolumes(pool: SimulatedPool, lost: number): boolean {
  return spread(pool.size, pool.zones).every((counts) => pool.zones.every((zone) => zone === lost || counts[zone] > 0));
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
