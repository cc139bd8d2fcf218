import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { App } from 'cdktf';
import { addStacks } from '../../examples/eks/app';
import { EMBEDDED_PROVIDER } from '../terraform/aws-provider';

/** The account that stands for everybody's in the example. */
const EXAMPLE_ACCOUNT = '111122223333';

// The example as it is: on the embedded AWS with the few provider settings that this needs, on AWS with the account's own roles.
const [cloud, account = EXAMPLE_ACCOUNT] = process.argv.slice(2);
const app = new App();
addStacks(app, cloud === 'embedded' ? EMBEDDED_PROVIDER : {});
for (const construct of app.node.findAll()) {
  if (!(construct instanceof EksAccessEntry || construct instanceof EksAccessPolicyAssociation)) continue;
  construct.principalArn = construct.principalArnInput?.replace(EXAMPLE_ACCOUNT, account) ?? '';
}
app.synth();
