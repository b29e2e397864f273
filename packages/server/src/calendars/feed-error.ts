/** Why a calendar could not be read: a code for programs, which never changes its meaning, and words for staff. */
export const FEED_FAULTS = {
  'address-private': 'The address leads into a private network. Only calendars on the internet are read.',
  'host-unknown': 'There is no server of that name. Check the address.',
  unreachable: 'The server of the calendar cannot be reached.',
  certificate: 'The server of the calendar has no valid certificate.',
  moved: 'The address leads on to another one. Copy the new address from the calendar’s settings.',
  gone: 'There is no calendar at this address (any more). Copy the address anew from the calendar’s settings.',
  refused: 'The server does not give the calendar out. Use the calendar’s secret or private address.',
  'server-trouble': 'The server of the calendar answered with an error.',
  'too-large': 'The calendar is larger than 2 MB.',
  'too-slow': 'The server of the calendar took too long to answer.',
  'no-calendar': 'What is at this address is no calendar, or only a part of one.',
  'too-much': 'The calendar has more entries or repetitions than can be read.',
  internal: 'Something went wrong here. The server’s log says more.',
} as const;

export type FeedFault = keyof typeof FEED_FAULTS;

/** A calendar could not be read. It never has the address in it, nor anything of what was read. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly fault: FeedFault;
  constructor(fault: FeedFault) {
    super(FEED_FAULTS[fault]);
    this.fault = fault;
  }
}

/** What to say of a calendar that was read. */
export const FEED_WARNINGS = {
  'zone-unknown':
    'Some entries are in a time zone that nobody here knows. They block all hours at which they can be, anywhere on earth.',
  'entries-skipped': 'Some entries could not be read and are left out.',
} as const;

export type FeedWarning = keyof typeof FEED_WARNINGS;
