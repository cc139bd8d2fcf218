import { App, Testing } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { addStacks } from '../../examples/eks/app';

test('smoke', () => {
  const app = Testing.app();
  addStacks(app as App);
  const t = Template.fromStack(app.node.findChild('production') as never);
  expect(t.warnings).toEqual([]);
  expect(t.addresses().length).toBeGreaterThan(50);
  console.log(JSON.stringify(t.onlyResource('aws_eks_cluster'), null, 1));
});
