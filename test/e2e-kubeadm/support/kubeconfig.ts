/** The part of a kubeconfig that is changed here. */
interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
  readonly users: readonly { readonly user: { readonly exec: { readonly command: string } } }[];
}

/**
 * The kubeconfig that the cluster itself has published, for this machine: its name servers do not know the name of the API, and the command `aws`
 * is one of the tests.
 */
export function localKubeconfig(published: string, loadBalancerAddress: string, aws: string): string {
  const kubeconfig = JSON.parse(published) as Kubeconfig;
  const { hostname, port } = new URL(kubeconfig.clusters[0].cluster.server);
  return JSON.stringify({
    ...kubeconfig,
    clusters: kubeconfig.clusters.map((each) => ({ ...each, cluster: { ...each.cluster, server: `https://${loadBalancerAddress}:${port}`, 'tls-server-name': hostname } })),
    users: kubeconfig.users.map((each) => ({ ...each, user: { exec: { ...each.user.exec, command: aws } } })),
  });
}
