/** How a cluster stands to an item of the checklist. */
export enum Standing {
  /** The app sees to it; the evidence names the construct and its value. */
  MET = 'met',
  /** The provider of the platform sees to it; the document says so. */
  PROVIDER_DUTY = 'provider-duty',
  /** No business of this library; the reason names what to use instead. */
  OUTSIDE = 'outside-this-library',
  /** Missing, and somebody has said why that is right here, and until when. */
  ACKNOWLEDGED = 'acknowledged',
  /** Nobody sees to it; the fix is the exact change that mends it. */
  MISSING = 'missing',
}
