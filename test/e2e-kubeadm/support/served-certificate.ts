import { X509Certificate } from 'crypto';
import { connect } from 'tls';

const PATIENCE_MS = 5_000;

/** The certificate that a server shows. */
export function servedCertificate(host: string, port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: PATIENCE_MS }, () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate === undefined) reject(new Error(`${host}:${port} shows no certificate`));
      else resolve(certificate);
    });
    socket.on('error', reject);
    socket.on('timeout', () => socket.destroy(new Error(`${host}:${port} does not answer`)));
  });
}
