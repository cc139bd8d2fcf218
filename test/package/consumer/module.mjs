// The package as an ES module sees it.
import { aws, Capacity } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';

if (typeof aws.EksPlatform !== 'function' || typeof Capacity.managed !== 'function' || typeof Template.fromStack !== 'function') {
  throw new Error('a name is missing');
}
