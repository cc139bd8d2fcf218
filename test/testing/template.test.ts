import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Annotations, App, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { clusterWithPool } from '../support/eks';
import { awsStack, inStack } from '../support/stacks';

const cidrBlock = '10.0.0.0/16';

describe('Template.fromStack', () => {
  test('runs the validations that cdktf synth runs', () => {
    const stack = awsStack();
    new Vpc(stack, 'Vpc', { cidrBlock }).node.addValidation({ validate: () => ['this VPC is wrong'] });

    expect(() => Template.fromStack(stack)).toThrow(/\[production\/Vpc\] this VPC is wrong/);
  });

  test('refuses a stack without its provider', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    new Vpc(stack, 'Vpc', { cidrBlock });

    expect(() => Template.fromStack(stack)).toThrow(/provider/);
  });

  test('tells the warnings in the order of the constructs', () => {
    const { warnings } = inStack((stack) => {
      for (const id of ['First', 'Second']) Annotations.of(new Vpc(stack, id, { cidrBlock })).addWarning(`${id} is odd`);
    });

    expect(warnings).toEqual(['First is odd', 'Second is odd']);
  });

  test('tells the same of a stack whichever stack of the app is looked at first', () => {
    const build = () => {
      const network = awsStack();
      const vpc = new Vpc(network, 'Vpc', { cidrBlock });
      const reader = awsStack(network.node.root as App, 'reader');
      new TerraformOutput(reader, 'VpcId', { value: vpc.id });
      return { network, reader };
    };
    const one = build();
    const other = build();

    const network = Template.fromStack(one.network);
    const reader = Template.fromStack(other.reader);

    expect(Template.fromStack(other.network).toJson()).toBe(network.toJson());
    expect(Object.keys(network.outputs())).toEqual(['cross-stack-output-aws_vpcVpcid']);
    expect(reader.outputs().VpcId.value).toMatch(/^\$\{data\.terraform_remote_state\..*outputs\.cross-stack-output-aws_vpcVpcid\}$/);
  });

  test('tells the same when it is asked again', () => {
    const stack = awsStack();
    clusterWithPool(stack);

    const first = Template.fromStack(stack);
    const second = Template.fromStack(stack);

    expect(second.toJson()).toBe(first.toJson());
    expect(second.warnings).toEqual(first.warnings);
  });
});

describe('A lookup', () => {
  const template = inStack((stack) => {
    const blue = new Vpc(stack, 'Blue', { cidrBlock });
    new Vpc(stack, 'Green', { cidrBlock: '10.1.0.0/16' });
    new TerraformOutput(stack, 'VpcId', { value: blue.id });
  });

  test('lists addresses in order', () => {
    expect(template.addresses()).toEqual(['aws_vpc.Blue', 'aws_vpc.Green']);
  });

  test('finds by type and by address', () => {
    expect(Object.keys(template.resourcesOfType('aws_vpc'))).toEqual(['aws_vpc.Blue', 'aws_vpc.Green']);
    expect(template.resource('aws_vpc.Green')).toEqual({ cidr_block: '10.1.0.0/16' });
    expect(template.resourcesOfType('aws_subnet')).toEqual({});
  });

  test('finds the only resource of a type', () => {
    const single = inStack((stack) => new Vpc(stack, 'Vpc', { cidrBlock }));

    expect(single.onlyResource('aws_vpc')).toEqual({ cidr_block: cidrBlock });
    expect(() => template.onlyResource('aws_vpc')).toThrow('Expected one aws_vpc, found 2: aws_vpc.Blue, aws_vpc.Green');
    expect(() => template.onlyResource('aws_subnet')).toThrow('Expected one aws_subnet, found 0');
  });

  test('says what there is where an address leads nowhere', () => {
    expect(() => template.resource('aws_vpc.Red')).toThrow(/No resource at aws_vpc\.Red[^]*aws_vpc\.Blue\naws_vpc\.Green/);
  });

  test('finds outputs', () => {
    expect(template.outputs()).toEqual({ VpcId: { value: '${aws_vpc.Blue.id}' } });
  });
});

describe('A snapshot', () => {
  const inDirectory = (outdir?: string) => {
    const app = Testing.app({ outdir, stubVersion: false });
    const network = awsStack(app);
    const reader = awsStack(app, 'reader');
    new TerraformOutput(reader, 'VpcId', { value: new Vpc(network, 'Vpc', { cidrBlock }).id });
    return Template.fromStack(reader);
  };

  test('is the same on every machine, where the text is not', () => {
    const here = inDirectory();
    const there = inDirectory();

    expect(here.toSnapshot()).toEqual(there.toSnapshot());
    expect(JSON.stringify(here.toSnapshot())).not.toContain(process.cwd());
  });

  test('leaves out versions', () => {
    expect(inDirectory().toSnapshot()).not.toHaveProperty('terraform');
  });

  test('keeps resources, providers and outputs', () => {
    const snapshot = inStack((stack) => new Vpc(stack, 'Vpc', { cidrBlock })).toSnapshot();

    expect(snapshot).toEqual({ provider: { aws: [{ region: 'eu-west-1' }] }, resource: { aws_vpc: { Vpc: { cidr_block: cidrBlock } } } });
  });
});
