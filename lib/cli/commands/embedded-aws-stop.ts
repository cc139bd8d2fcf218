import { Command } from 'commander';
import { stopRunningServer } from '../../embedded-aws';

/** `embedded-aws stop`: ends what `start` started, by its process id. */
export function stopCommand(): Command {
  return new Command('stop').description('Stops it. Its state is gone then.').action(async () => {
    const stopped = await stopRunningServer();
    console.log(stopped === undefined ? 'No embedded AWS is running.' : `Stopped the embedded AWS, pid ${stopped.pid}.`);
  });
}
