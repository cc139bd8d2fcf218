/** A request for a certificate of the user `jane` in the group `payments`, as `openssl req -new` prints it; its key was never kept. */
export const CERTIFICATE_REQUEST = [
  '-----BEGIN CERTIFICATE REQUEST-----',
  'MIHdMIGEAgEAMCIxDTALBgNVBAMMBGphbmUxETAPBgNVBAoMCHBheW1lbnRzMFkw',
  'EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnJkb6/1Mt07LzWUu4TAFGYwEAFAEOOrh',
  'cxOmFmZLXBrXIFt0EumVQeLnUC3bailuA0+mk/fGWhCuvatn6+tDW6AAMAoGCCqG',
  'SM49BAMCA0gAMEUCIFhsAlRWiFxCax4TOa7A02YEUR40Ko84fDcJhayb7aCsAiEA',
  'jKdr4GnwFyv9SinRkGzmg4AHINT+DXWTOIXGLS0kKQQ=',
  '-----END CERTIFICATE REQUEST-----',
  '',
].join('\n');
