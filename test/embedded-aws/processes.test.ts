import { spawn } from 'child_process';
import { once } from 'events';
import { isAlive } from '../../lib/embedded-aws/processes';

describe('isAlive', () => {
  test('a process that runs', () => {
    expect(isAlive(process.pid)).toBe(true);
  });

  // GIVEN a shell that starts a child and then becomes a program that never asks after it
  (process.platform === 'linux' ? test : test.skip)('a zombie does not count', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [output] = (await once(parent.stdout, 'data')) as [Buffer];
      const child = Number(output.toString());
      // WHEN the child has ended
      await new Promise((resolve) => setTimeout(resolve, 500));
      // THEN its id is still taken, but nothing runs
      expect(() => process.kill(child, 0)).not.toThrow();
      expect(isAlive(child)).toBe(false);
    } finally {
      parent.kill();
    }
  });
});
