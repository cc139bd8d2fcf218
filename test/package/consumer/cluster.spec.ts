import { Testing } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { addStacks } from './app';

const [infrastructure, access] = addStacks(Testing.app()).map((stack) => Template.fromStack(stack));

test('the plan is the one that was reviewed', () => {
  expect(infrastructure.toSnapshot()).toMatchSnapshot();
  expect(access.toSnapshot()).toMatchSnapshot();
});

test('a resource can be looked up', () => {
  expect(infrastructure.onlyResource('aws_eks_cluster')).toMatchObject({ version: '1.34' });
});
