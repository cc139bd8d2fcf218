import { readFileSync } from 'fs';
import { RequiredProvider } from './provider-mirror';

/** The provider that the installed bindings were made from, which is the one that they ask Terraform for. */
export function providerOfBindings(bindings: 'aws' | 'google' | 'kubernetes'): RequiredProvider {
  const manifest = readFileSync(require.resolve(`@cdktf/provider-${bindings}/package.json`), 'utf8');
  const { cdktf } = JSON.parse(manifest) as { readonly cdktf: { readonly provider: RequiredProvider } };
  const { name, version } = cdktf.provider;
  return { name: name.split('/').slice(-2).join('/'), version };
}
