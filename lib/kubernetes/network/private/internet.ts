import { IpBlock } from './ip-block';

/**
 * The addresses of the internet: all of IPv4 and IPv6 without those that mean something only near by. IPv4 in the form of IPv6 (`::ffff:0:0/96`)
 * is IPv4 on the wire; the API server would refuse it here.
 */
export const INTERNET: readonly IpBlock[] = [
  {
    cidr: '0.0.0.0/0',
    except: [
      '10.0.0.0/8', // RFC 1918: private
      '100.64.0.0/10', // RFC 6598: shared, which clouds give to nodes and pods
      '127.0.0.0/8', // RFC 1122: the machine itself
      '169.254.0.0/16', // RFC 3927: link-local, with the metadata of clouds
      '172.16.0.0/12', // RFC 1918: private
      '192.168.0.0/16', // RFC 1918: private
    ],
  },
  {
    cidr: '::/0',
    except: [
      '::1/128', // RFC 4291: the machine itself
      '64:ff9b::a9fe:0/112', // RFC 6052: 169.254.0.0/16 through a translator
      'fc00::/7', // RFC 4193: private, with the metadata of clouds
      'fe80::/10', // RFC 4291: link-local
    ],
  },
];
