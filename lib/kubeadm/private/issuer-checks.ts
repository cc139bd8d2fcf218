import { checkKnown, checkNotEmpty, checkText, checkUnique, Rule, unknown } from '../../private/checks';
import { JwtIssuer } from '../jwt-issuer';

const ID = 'jwt-issuer';

/** Refuses issuers whose people could be taken for somebody of Kubernetes, and those that the API server would not start with. */
export function checkIssuers(issuers: JwtIssuer[]): void {
  checkKnown(issuers, 'KubeadmPlatform issuers');
  issuers.forEach((issuer, index) => checkIssuer(issuer, `KubeadmPlatform issuers[${index}]`));
  checkUnique(issuers.map(({ issuerUrl }) => issuerUrl), { id: ID, option: 'KubeadmPlatform issuers issuerUrl' });
}

function checkIssuer({ issuerUrl, audiences, usernamePrefix, groupsPrefix, usernameClaim, groupsClaim, requiredClaims = {}, certificateAuthority }: JwtIssuer, option: string): void {
  checkText(issuerUrl, { id: ID, option: `${option} issuerUrl`, pattern: /^https:\/\/[^\s?#@]+$/, maxLength: 2048, allowed: 'a URL that begins with https://, without a query' });
  const list: Rule = { id: ID, option: `${option} audiences` };
  checkKnown(audiences, list.option);
  checkNotEmpty(audiences, list);
  checkUnique(audiences, list);
  audiences.forEach((audience) => checkWord(audience, list.option));
  checkPrefix(usernamePrefix, `${option} usernamePrefix`);
  checkPrefix(groupsPrefix, `${option} groupsPrefix`);
  for (const [claim, name] of [[usernameClaim, 'usernameClaim'], [groupsClaim, 'groupsClaim']]) {
    if (claim !== undefined) checkWord(claim, `${option} ${name}`);
  }
  checkKnown(requiredClaims, `${option} requiredClaims`);
  Object.entries(requiredClaims).flat().forEach((word) => checkWord(word, `${option} requiredClaims`));
  if (certificateAuthority === undefined || unknown(certificateAuthority)) return;
  checkText(certificateAuthority, { id: ID, option: `${option} certificateAuthority`, pattern: /^-----BEGIN CERTIFICATE-----\n[\s\S]+-----END CERTIFICATE-----\s*$/, maxLength: 16384, allowed: 'certificates as PEM' });
}

function checkWord(text: string, option: string): void {
  checkText(text, { id: ID, option, pattern: /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/, maxLength: 512, allowed: 'text on one line' });
}

// An empty prefix would let an issuer name a group system:masters.
function checkPrefix(prefix: string, option: string): void {
  checkText(prefix, { id: ID, option, pattern: /^(?!s(y(s(t(e(m)?)?)?)?)?$)(?!system:)[A-Za-z0-9][\w.:/@#-]*$/, maxLength: 100, allowed: 'text that no name of Kubernetes begins with, such as corp: and never system:' });
}
