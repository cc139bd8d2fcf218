import { spawnSync } from 'child_process';
import { join, resolve } from 'path';
import { advance, DeploymentState, plainText, progressLine } from '../../scripts/demo/progress';

const REPOSITORY = resolve(__dirname, '..', '..');

function demo(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const command = ['--import', 'tsx', join('scripts', 'demo', 'main.ts'), ...args];
  const env = { ...process.env, ...environment };
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: REPOSITORY, env, encoding: 'utf8', input: '' });
  return { status, message: stderr.trim() };
}

describe('what the demo refuses, at once and in one line', () => {
  test('to deploy to AWS when nobody can be asked', () => {
    expect(demo(['--cloud', 'aws', '--account', '111122223333'])).toEqual({ status: 1, message: expect.stringMatching(/^Error: Nobody can be asked .* add --yes\.$/) as string });
  });

  test('to run without Terraform', () => {
    const refused = demo([], { TERRAFORM_BINARY_NAME: 'no-such-terraform' });
    expect(refused).toEqual({ status: 1, message: expect.stringMatching(/^Error: no-such-terraform cannot be run\. Install Terraform .*$/) as string });
  });
});

describe('the progress of a deployment', () => {
  const states = (lines: string[]) => lines.reduce<DeploymentState>(advance, { done: 0 });

  test('is a counter with the construct path of what was finished last', () => {
    const state = states([
      'production  aws_vpc.Network_Vpc_1A: Creating...',
      '            Plan: 70 to add, 3 to change, 1 to destroy.',
      'production  aws_vpc.Network_Vpc_1A: Creation complete after 1s [id=vpc-1]',
      '            aws_subnet.Network_Subnet_2B: Modifications complete after 0s [id=subnet-1]',
    ]);
    expect(progressLine(state, new Map([['aws_subnet.Network_Subnet_2B', 'Network/Subnet']]))).toBe(' 2/74 aws_subnet Network/Subnet');
  });

  test('leaves the state alone for a line that says nothing of it', () => {
    const state = { done: 3, total: 9 };
    expect(advance(state, 'production  aws_vpc.Vpc: Still creating... [10s elapsed]')).toBe(state);
  });

  test('reads lines without their colours', () => {
    expect(plainText('\u001b[0m\u001b[1mPlan:\u001b[0m 1 to add')).toBe('Plan: 1 to add');
  });
});
