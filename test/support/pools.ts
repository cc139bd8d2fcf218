import { aws, ICapacity, ProductionCluster, WorkerPoolOptions } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { addressOf } from './blocks';
import { eksCluster, GENERAL } from './eks';
import { inStack } from './stacks';

/** A cluster with the pool `Pool`, and with another one where the pods of the system would have no room. */
export function pool(capacity: ICapacity = GENERAL, options: Partial<WorkerPoolOptions> = {}, props: Partial<aws.EksPlatformProps> = {}): Template {
  return inStack((stack) => {
    const cluster = eksCluster(stack, props);
    cluster.addWorkerPool('Pool', { capacity, ...options });
    if (!cluster.workerPools.some(({ admitsSystemPods }) => admitsSystemPods)) cluster.addWorkerPool('System', { capacity: GENERAL });
  });
}

/** A cluster with several pools. */
export function pools(add: (cluster: ProductionCluster) => void, props: Partial<aws.EksPlatformProps> = {}): Template {
  return inStack((stack) => add(eksCluster(stack, props)));
}

/** The resource of a type that belongs to the pool `Pool`. */
export function ofPool(template: Template, type: string): Block {
  return template.resource(addressOf(template, type, 'Pool_'));
}

/** User data as text; fails where it is an expression of Terraform. */
export function userDataOf(template: Template): string {
  const text = ofPool(template, 'aws_launch_template').user_data;
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new Error(`Not base64: ${String(text)}`);
  return Buffer.from(text, 'base64').toString();
}
