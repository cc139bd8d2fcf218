/** Today's date, as `2026-11-30`, in UTC so that every machine agrees. Tests set the time of their runner. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
