import { CapacityFigure } from '../../../capacity-figure';
import { FailureDomainProof, LossLine, LossVerdict } from '../../../failure-domain-proof';
import { ClusterReadiness } from '../../../readiness-result';
import { UpgradePlan } from '../../../upgrade-plan';
import { grouped } from '../../../private/numbers';
import { describe } from '../picture/describe';
import { countsOf, mendingsOf } from '../standings';
import { changedBy, fitOf, LOSSES, OUTCOMES } from '../words';
import { checklist } from './checklist';
import { code, plain, table } from './escape';

/** The report of one cluster, as blocks of Markdown. */
export function clusterBlocks(cluster: ClusterReadiness): readonly string[] {
  return [
    `## ${plain(cluster.clusterName)}`,
    `${plain(cluster.platformName)}, Kubernetes ${plain(cluster.version)}, construct ${code(cluster.constructPath)}`,
    table(['Standing', 'Items'], countsOf(cluster.items).map(({ sign, label, count }) => [`${sign} ${label}`, String(count)])),
    '### To mend', mendings(cluster),
    '### Topology', describe(cluster.topology).map((sentence) => `- ${plain(sentence)}`).join('\n'),
    '### Checklist', ...checklist(cluster.items),
    '### Failure domains', ...failureDomains(cluster.failureDomains),
    '### Capacity', capacity(cluster.capacity),
    '### Access', ...access(cluster),
    '### Upgrade plan', upgrade(cluster.upgrade),
  ];
}

function mendings(cluster: ClusterReadiness): string {
  const all = mendingsOf(cluster);
  if (all.length === 0) return 'Nothing: every item is met, somebody’s duty, or acknowledged.';
  return all.map(({ id, what, fix }) => `- **${plain(id)}** ${plain(what)}${fix === undefined ? '' : `\n  - To fix: ${plain(fix)}`}`).join('\n');
}

function failureDomains({ lines, findings }: FailureDomainProof): readonly string[] {
  const told = findings.map(({ lost, what, fix }) => `- ✗ **${plain(lost)}:** ${plain(what)}. To fix: ${plain(fix)}`);
  const head = ['What is lost', 'Kind', 'Quorum of etcd', 'API server', 'Capacity', 'DNS', 'Volumes'];
  const losses = lines.length === 0 ? 'No loss can be told apart here.' : table(head, lines.map(lossRow));
  return told.length === 0 ? [losses] : [told.join('\n'), losses];
}

function lossRow({ lost, kind, quorum, endpoint, capacity: left, dns, volumes }: LossLine): readonly string[] {
  return [plain(lost), LOSSES[kind], ...[quorum, endpoint, left, dns, volumes].map(verdict)];
}

function verdict({ outcome, figures }: LossVerdict): string {
  const { sign, label } = OUTCOMES[outcome];
  return `${sign} ${label}${figures === '' ? '' : `: ${plain(figures)}`}`;
}

function capacity(figures: readonly CapacityFigure[]): string {
  if (figures.length === 0) return 'Nothing that the app declares bounds its size.';
  return table(['What is counted', 'Wanted', 'Available', 'Verdict', 'How it comes about'], figures.map(figureRow));
}

function figureRow(figure: CapacityFigure): readonly string[] {
  const { title, wanted, available, unit, arithmetic, fix } = figure;
  const { sign, label } = fitOf(figure);
  const amount = (value: number | undefined, otherwise: string) => (value === undefined ? otherwise : `${grouped(value)} ${plain(unit)}`);
  const words = [arithmetic, ...(fix === undefined ? [] : [`To fix: ${fix}`])].map(plain).join('. ');
  return [plain(title), amount(wanted, 'known to Terraform only'), amount(available, 'no bound that is known'), `${sign} ${label}`, words];
}

function access({ access: granted, accessUnknowns }: ClusterReadiness): readonly string[] {
  const rows = granted.map(({ subject, role, where, rules }) => [subject, role, where, rules.join('; ')].map(plain));
  const known = rows.length === 0 ? 'The app grants nothing to anybody.' : table(['Who', 'Role', 'Where', 'May'], rows);
  return accessUnknowns.length === 0 ? [known] : [known, 'What only Terraform knows:', accessUnknowns.map((unknown) => `- ${plain(unknown)}`).join('\n')];
}

function upgrade({ wanted, steps }: UpgradePlan): string {
  if (steps.length === 0) return `Everything runs Kubernetes ${plain(wanted)}: nothing to upgrade.`;
  return steps.map((step, index) => `${index + 1}. **${plain(changedBy(step))}** ${plain(`${step.from} → ${step.to}`)}: ${plain(step.reason)}`).join('\n');
}
