import { once } from 'events';
import { rmSync } from 'fs';
import { join, resolve } from 'path';
import { Command, InvalidArgumentError } from 'commander';
import { EmbeddedAws, PrerequisiteError, runningServer } from '../../embedded-aws';
import { cacheDirectory } from '../../embedded-aws/cache-directory';
import { isAlive } from '../../embedded-aws/processes';
import { forgetServer, rememberServer } from '../../embedded-aws/running-server';

const HIGHEST_PORT = 65_535;
const WATCH_MS = 500;

interface StartOptions {
  readonly port?: number;
  readonly log?: string;
  readonly background?: boolean;
}

/** `embedded-aws start`: in the foreground until Ctrl-C, or in the background until `stop`. */
export function startCommand(): Command {
  return new Command('start')
    .description('Starts it and prints the environment that points AWS clients to it.')
    .option('--port <number>', 'port on 127.0.0.1 (default: a free one)', parsePort)
    .option('--log <file>', 'where it logs, one line per request (default: in the cache directory)')
    .option('--background', 'return once it answers; stop it with "embedded-aws stop"')
    .addHelpText('after', '\nHow its calls are made slow, throttled or broken: production-cluster embedded-aws --help')
    .action(start);
}

async function start(options: StartOptions): Promise<void> {
  const running = await runningServer();
  if (running !== undefined) {
    throw new PrerequisiteError(
      `An embedded AWS runs already on port ${running.port}. Use it, or stop it first: production-cluster embedded-aws stop`,
    );
  }
  const aws = await EmbeddedAws.start({
    port: options.port,
    logFile: resolve(options.log ?? defaultLog()),
    detached: options.background,
    onProgress: (message) => console.error(message),
  });
  rememberServer({ pid: aws.pid, port: aws.port, logFile: aws.logFile });
  printEnvironment(aws);
  if (!options.background) {
    await runUntilStopped(aws);
  }
}

/** The log of the last start; each start begins it anew. */
function defaultLog(): string {
  const file = join(cacheDirectory(), 'embedded-aws.log');
  rmSync(file, { force: true });
  return file;
}

/** Comments and exports only, so that a shell can evaluate the whole output. */
function printEnvironment(aws: EmbeddedAws): void {
  console.log(`# embedded AWS at ${aws.endpoint}, pid ${aws.pid}, log ${aws.logFile}`);
  for (const [name, value] of Object.entries(aws.environment)) {
    console.log(`export ${name}=${value}`);
  }
}

async function runUntilStopped(aws: EmbeddedAws): Promise<void> {
  console.log('# Ctrl-C stops it.');
  const ended = new AbortController();
  const watch = setInterval(() => isAlive(aws.pid) || ended.abort(), WATCH_MS);
  const options = { signal: ended.signal };
  await Promise.race([once(process, 'SIGINT', options), once(process, 'SIGTERM', options)]).catch(() => undefined);
  clearInterval(watch);
  await aws.stop();
  forgetServer(aws.pid);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new InvalidArgumentError(`A port is a whole number up to ${HIGHEST_PORT}.`);
  }
  return port;
}
