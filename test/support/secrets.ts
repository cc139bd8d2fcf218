/** What no output may hold: private keys, passwords, tokens, and credentials of AWS. */
const SECRETS: Record<string, RegExp> = {
  'a private key': /PRIVATE KEY/,
  'a client key': /client[_-]?key/i,
  'a password': /pass(word|wd|phrase)/i,
  'an AWS access key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  // With its value: programs name the variables that hold one.
  'an AWS secret key': /secret_?(access_?)?key\\*["']?\s*[:=]\s*\\*["']?[A-Za-z0-9/+]{16,}/i,
  // Whether pods get the token of their service account is none, and how they get it.
  'a token': /"(?!(automount_)?service_account_token")[a-z_]*token"\s*:/i,
  'a JSON web token': /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/,
  'a bootstrap token': /\b[a-z0-9]{6}\.[a-z0-9]{16}\b/,
};

/** Asserts that a text holds nothing that looks like a secret. */
export function expectNoSecret(text: string): void {
  const found = Object.entries(SECRETS).filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  expect(found).toEqual([]);
}
