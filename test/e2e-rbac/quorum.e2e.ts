import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { LossOutcome } from '../../lib/readiness/failure-domain-proof';
import { proveFailureDomains } from '../../lib/readiness/proof/failure-domains';
import { ETCD_CASES, EtcdCase } from '../readiness/proof/etcd-cases';
import { external, input, topology } from '../readiness/proof/topologies';
import { eventually } from '../support/eventually';
import { EtcdCluster } from './support/etcd-cluster';
import { builtPrograms } from './support/prepared';
import { story } from './support/story';

// Many times what an election takes.
const SILENCE_MS = 8_000;

function proven({ zones, lost }: EtcdCase): LossOutcome | undefined {
  return proveFailureDomains(input(topology(5, external(zones, [0, 1])))).lines.find((line) => line.lost === lost)?.quorum.outcome;
}

async function isWritable(cluster: EtcdCluster, writable: boolean): Promise<boolean> {
  if (writable) return eventually('etcd takes a write without the lost members', () => cluster.takesWrite('without'));
  for (const end = Date.now() + SILENCE_MS; Date.now() < end; await sleep(100)) if (await cluster.takesWrite('without')) return true;
  return false;
}

story('The quorum of etcd', (step) => {
  for (const one of ETCD_CASES) {
    const { zones, lost, members, writable } = one;

    step(`members in zones ${zones.join(' ')} without ${lost}: ${writable ? 'written to' : 'not written to'}, as the proof says`, async () => {
      const cluster = await EtcdCluster.start(join(builtPrograms().etcd, 'server'), zones.length);
      try {
        await eventually('etcd takes a write', () => cluster.takesWrite('before'));

        cluster.kill(members);

        expect(await isWritable(cluster, writable)).toBe(writable);
        expect(proven(one)).toBe(writable ? LossOutcome.HOLDS : LossOutcome.FAILS);
        // It was the loss that stopped it, and nothing else.
        cluster.run(members);
        await eventually('etcd takes a write with all members again', () => cluster.takesWrite('after'));
      } finally {
        cluster.stop();
      }
    });
  }
});
