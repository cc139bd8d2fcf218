/**
 * Where an API server says whether it serves. An etcd of events does not count: who has no events can do everything else.
 * Source: the checks that addEtcdHealthEndpoint of k8s.io/apiserver 1.34 adds for servers of etcd-servers-overrides (read 2026-11)
 */
export function readyPath(separateEvents: boolean): string {
  return separateEvents ? '/readyz?exclude=etcd-override-0&exclude=etcd-override-readiness-0' : '/readyz';
}

/** Where it says whether it should run on, whatever becomes of its events. */
export const LIVE_WITHOUT_EVENTS = '/livez?exclude=etcd-override-0';
