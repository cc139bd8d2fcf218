import { Fn, TerraformOutput, Token } from 'cdktf';
import { Taint } from 'cdktf-production-cluster';
import { bottlerocketUserData } from '../../../lib/aws/capacity/private/user-data/bottlerocket';
import { encodeUserData } from '../../../lib/aws/private/encode-user-data';
import { NodeSettings } from '../../../lib/aws/capacity/private/user-data/node-settings';
import { nodeadmUserData } from '../../../lib/aws/capacity/private/user-data/nodeadm';
import { inStack } from '../../support/stacks';

const cluster = { name: 'production', endpoint: 'https://example.com', certificateAuthority: 'Q0E=', serviceCidr: '172.20.0.0/16' };
const LABELS = { team: 'payments', 'example.com/tier': 'a_b.c-d' };
const TAINTS = [Taint.noSchedule('dedicated', 'payments'), Taint.noExecute('dedicated', 'payments'), Taint.preferNoSchedule('example.com/spot')];
const settings = (some: Partial<NodeSettings>): NodeSettings => ({ labels: {}, taints: [], ...some });

const CLUSTER_YAML = ['  cluster:', '    name: production', '    apiServerEndpoint: https://example.com', '    certificateAuthority: Q0E=', '    cidr: 172.20.0.0/16'];
const CLUSTER_TOML = ['api-server = "https://example.com"', 'cluster-certificate = "Q0E="', 'cluster-name = "production"'];

describe('nodeadm', () => {
  // What stands around the configuration is a MIME document with one part.
  const document = (...spec: string[]) =>
    ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="//"', '', '--//', 'Content-Type: application/node.eks.aws', '', '---', 'apiVersion: node.eks.aws/v1alpha1', 'kind: NodeConfig', 'spec:', ...spec, '', '--//--', ''].join('\n');

  test.each([
    ['a number of pods alone', { maxPods: '20' }, ['  kubelet:', '    config:', '      maxPods: 20']],
    ['what joins a node alone', { cluster }, CLUSTER_YAML],
    ['labels', { cluster, labels: LABELS }, [...CLUSTER_YAML, '  kubelet:', '    flags:', '      - "--node-labels=team=payments,example.com/tier=a_b.c-d"']],
    ['taints', { taints: TAINTS }, ['  kubelet:', '    flags:', '      - "--register-with-taints=dedicated=payments:NoSchedule,dedicated=payments:NoExecute,example.com/spot=:PreferNoSchedule"']],
    [
      'all of it', { cluster, maxPods: '110', labels: { team: 'payments' }, taints: [Taint.noSchedule('dedicated')] },
      [...CLUSTER_YAML, '  kubelet:', '    config:', '      maxPods: 110', '    flags:', '      - "--node-labels=team=payments"', '      - "--register-with-taints=dedicated=:NoSchedule"'],
    ],
  ])('is told %s', (_, some: Partial<NodeSettings>, spec) => {
    expect(nodeadmUserData(settings(some))).toBe(document(...spec));
  });
});

describe('Bottlerocket', () => {
  test.each([
    ['a number of pods alone', { maxPods: '20' }, ['max-pods = 20']],
    ['what joins a node alone', { cluster }, CLUSTER_TOML],
    ['labels', { labels: LABELS }, ['', '[settings.kubernetes.node-labels]', '"team" = "payments"', '"example.com/tier" = "a_b.c-d"']],
    ['taints, those of one key together', { taints: TAINTS }, ['', '[settings.kubernetes.node-taints]', '"dedicated" = ["payments:NoSchedule", "payments:NoExecute"]', '"example.com/spot" = [":PreferNoSchedule"]']],
    [
      'all of it', { cluster, maxPods: '110', labels: { team: 'payments' }, taints: [Taint.noSchedule('dedicated')] },
      [...CLUSTER_TOML, 'max-pods = 110', '', '[settings.kubernetes.node-labels]', '"team" = "payments"', '', '[settings.kubernetes.node-taints]', '"dedicated" = [":NoSchedule"]'],
    ],
  ])('is told %s', (_, some: Partial<NodeSettings>, lines) => {
    expect(bottlerocketUserData(settings(some))).toBe(['[settings.kubernetes]', ...lines, ''].join('\n'));
  });
});

describe('The encoding', () => {
  const written = (text: string): unknown => inStack((stack) => void new TerraformOutput(stack, 'data', { value: encodeUserData(text) })).outputs().data.value;
  const one = Token.asString(Fn.upper('one'));
  const two = Token.asString(Fn.lower('two'));

  test.each(['plain', '100 % "quoted"\n${not} %{a} reference\\', 'é😀'])('of %j is base64', (text) => {
    expect(Buffer.from(String(written(text)), 'base64').toString()).toBe(text);
  });

  test.each([
    ['a reference', `name: ${one}\n`, '${base64encode(format("name: %s\\n", upper("one")))}'],
    ['references in their order, also one twice', `${two} ${one} ${two}`, '${base64encode(format("%s %s %s", lower("two"), upper("one"), lower("two")))}'],
    ['percent signs, which are none of the format', `100% %s ${one}`, '${base64encode(format("100%% %%s %s", upper("one")))}'],
    ['quotes, backslashes and line breaks', `"a"\\\n${one}`, '${base64encode(format("\\"a\\"\\\\\\n%s", upper("one")))}'],
    ['what would be a reference', `${'$'}{not} %{a} ${one}`, '${base64encode(format("$${not} %%%{a} %s", upper("one")))}'],
    ['a dollar sign in a reference', `${one}${Token.asString(Fn.upper("$&$1"))}`, '${base64encode(format("%s%s", upper("one"), upper("$&$1")))}'],
  ])('keeps %s', (_, text, expression) => {
    expect(written(text)).toBe(expression);
  });
});
