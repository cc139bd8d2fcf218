import { MachineControl } from '../../../lib/embedded-aws';
import { MetadataDirectory } from './metadata-directory';
import { MetadataServer } from './metadata-server';

/**
 * The metadata service as a process of its own, in the network namespace in which it is started:
 * `metadata-main.ts ADDRESS PORT HOST-OF-EMBEDDED-AWS PORT-OF-EMBEDDED-AWS`. It prints one line once it listens.
 */
async function main([address, port, host, awsPort]: string[]): Promise<void> {
  const directory = new MetadataDirectory(new MachineControl(Number(awsPort), host));
  const server = new MetadataServer(directory, { onProblem: (error) => console.error(error) });
  await server.listen(address, Number(port));
  console.log(`metadata service at ${address}:${port}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
