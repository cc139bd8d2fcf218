import { Login } from './client';

const base64 = (text?: string) => text && Buffer.from(text).toString('base64');

/** A kubeconfig for one user of one server, as JSON, which is YAML. */
export function kubeconfig(server: string, authority: string, { certificate, key, token }: Login): string {
  const user = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key), token };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'e2e', cluster: { server, 'certificate-authority-data': base64(authority) } }],
    users: [{ name: 'e2e', user }],
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user: 'e2e' } }],
    'current-context': 'e2e',
  });
}
