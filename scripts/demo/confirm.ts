import { createInterface } from 'readline/promises';
import { PrerequisiteError } from '../../lib/embedded-aws';

const WHAT_IT_DOES = `This deploys a production cluster to the AWS account of your credentials. It costs money for as long as it exists:
  - an EKS control plane, by the hour (more once its Kubernetes version is in extended support)
  - three NAT gateways with public addresses, by the hour and by the data they carry
  - three EC2 instances of the pool General, with their disks; more when something scales the pools
  - two KMS keys, and the logs of the control plane and of the network, by volume
AWS's price list says how much. Nothing of it is removed by this command: its state lies in .demo/aws, keep that directory.
To remove the cluster, set DeletionProtection.DISABLED in examples/eks/app.ts, deploy again, and run cdktf destroy there.
`;

/** What decides whether AWS may be deployed to. */
export interface ConfirmOptions {
  readonly account?: string;
  readonly yes?: boolean;
}

/** Asks for an explicit yes before anything costs money. Throws `PrerequisiteError` where nobody can be asked. */
export async function confirmRealCloud({ account, yes = false }: ConfirmOptions): Promise<boolean> {
  if (!yes && !process.stdin.isTTY) {
    throw new PrerequisiteError('Nobody can be asked here whether to deploy to AWS, which costs money. Run this in a terminal, or add --yes.');
  }
  if (account === undefined) {
    throw new PrerequisiteError('The example gives rights to the IAM roles platform-oncall and payments of your account. Add --account and the id of the account in which they exist.');
  }
  console.log(WHAT_IT_DOES);
  return yes || (await ask('Type yes to deploy to AWS: ')) === 'yes';
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
