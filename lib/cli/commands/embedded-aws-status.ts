import { Command } from 'commander';
import { endpointOf, runningServer } from '../../embedded-aws';

/** `embedded-aws status`: says whether it runs; the exit code is 3 when it does not, as for services. */
export function statusCommand(): Command {
  return new Command('status').description('Says whether it runs, and where. Exits with 3 when it does not.').action(async () => {
    const server = await runningServer();
    if (server === undefined) {
      console.log('No embedded AWS is running.');
      process.exitCode = 3;
      return;
    }
    console.log(`Running at ${endpointOf(server.port)}, pid ${server.pid}, log ${server.logFile}`);
  });
}
