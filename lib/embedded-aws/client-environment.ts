/** The URL of an embedded AWS on a port. */
export function endpointOf(port: number, host = '127.0.0.1'): string {
  return `http://${host}:${port}`;
}

/** What a client of an embedded AWS on a port needs in its environment. */
export function clientEnvironment(port: number, region = 'us-east-1', host?: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpointOf(port, host),
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
