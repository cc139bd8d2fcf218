const UNITS = '/etc/systemd/system/production-cluster';

/** What lies on the root disk of every machine, so that a drill does not wait for timers that are for a life of years. */
export const SHORT_WAITS: Readonly<Record<string, string>> = {
  [`${UNITS}-reconcile.timer.d/90-laboratory.conf`]: '[Timer]\nOnBootSec=\nOnUnitInactiveSec=\nOnActiveSec=3s\nOnUnitInactiveSec=10s\nRandomizedDelaySec=0\n',
  // Nobody answers to DHCP there, for which cloud-init waits a minute. What cannot be executed is not tried.
  '/usr/sbin/dhclient': '',
  [`${UNITS}-attend.service.d/90-laboratory.conf`]: '[Service]\nEnvironment=ATTEND_SECONDS=2\n',
};
