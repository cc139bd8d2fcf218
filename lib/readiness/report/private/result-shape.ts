import { AccessRow } from '../../../kubernetes/judgement/access-row';
import { CapacityFigure } from '../../capacity-figure';
import { FailureDomainProof, LossAspect, LossFinding, LossKind, LossLine, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { ClusterReadiness, Evidence, ItemResult, ReadinessResult } from '../../readiness-result';
import { Standing } from '../../standing';
import { ControlPlaneOperator, MemberDuty, MemberView, PoolView, TopologyView } from '../../topology-view';
import { UpgradePlan, UpgradeStep, UpgradeTarget } from '../../upgrade-plan';
import { amount, flag, index, listOf, oneOf, optional, struct, text } from './shape';

const evidence = struct<Evidence>({ constructPath: optional(text), value: text });

const item = struct<ItemResult>({
  id: text, title: text, section: text, source: text, standing: oneOf(Standing), evidence: listOf(evidence),
  reason: optional(text), fix: optional(text), document: optional(text), owner: optional(text), expires: optional(text),
});

const member = struct<MemberView>({ name: text, zone: index, duties: listOf(oneOf(MemberDuty)) });

const pool = struct<PoolView>({
  id: text, constructPath: text, kind: text, minSize: optional(amount), maxSize: optional(amount),
  machineTypes: listOf(text), purchase: text, zones: optional(listOf(index)), admitsSystemPods: flag,
});

const topology = struct<TopologyView>({
  operator: oneOf(ControlPlaneOperator), zones: listOf(text), members: listOf(member), pools: listOf(pool),
  publicEndpoint: optional(flag), loadBalancer: optional(text), subnets: listOf(text),
});

const verdict = struct<LossVerdict>({ outcome: oneOf(LossOutcome), figures: text });

const loss = struct<LossLine>({ kind: oneOf(LossKind), lost: text, quorum: verdict, endpoint: verdict, capacity: verdict, dns: verdict, volumes: verdict });

const finding = struct<LossFinding>({ kind: oneOf(LossKind), aspect: oneOf(LossAspect), lost: text, what: text, fix: text });

const proof = struct<FailureDomainProof>({ lines: listOf(loss), findings: listOf(finding) });

const figure = struct<CapacityFigure>({
  id: text, title: text, wanted: optional(amount), available: optional(amount), unit: text, arithmetic: text, holds: flag, fix: optional(text), source: optional(text),
});

const access = struct<AccessRow>({ subject: text, role: text, where: text, rules: listOf(text) });

const step = struct<UpgradeStep>({ target: oneOf(UpgradeTarget), poolId: optional(text), from: text, to: text, reason: text });

const cluster = struct<ClusterReadiness>({
  clusterName: text, constructPath: text, platformName: text, version: text, items: listOf(item), topology, failureDomains: proof,
  capacity: listOf(figure), access: listOf(access), accessUnknowns: listOf(text), upgrade: struct<UpgradePlan>({ wanted: text, steps: listOf(step) }),
});

/** The shape of a whole result. */
export const RESULT_SHAPE = struct<ReadinessResult>({ formatVersion: amount, clusters: listOf(cluster) });
