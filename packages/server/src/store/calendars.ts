/** A therapist's own calendar, and how reading it went. Instants are epoch milliseconds. */
export interface StoredCalendar {
  readonly staffId: string;
  /** A secret: whoever has it can read that calendar. */
  readonly url: string;
  readonly setAt: number;
  /** How often in a row it could not be read. */
  readonly tries: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Until when it was read, and for which spa. */
  readonly reach?: number;
  readonly readFor?: string;
  /** When it was asked for last. */
  readonly triedAt?: number;
  /** When that went well last. */
  readonly goodAt?: number;
  /** Why it could not be read the last time. */
  readonly fault?: string;
  readonly warnings: readonly string[];
}

/** Who fetches calendars. A claim that reaches further than twice `lease` from now is one of a clock that has been put back since. */
export interface CalendarClaim {
  readonly now: number;
  readonly by: string;
  /** Milliseconds for which nobody else fetches what is claimed. */
  readonly lease: number;
  /** The longest wait between two tries, milliseconds; what waits for twice as long does so by a wrong clock. */
  readonly longestWait: number;
  readonly most: number;
}

/** What is known after a calendar was read. */
export interface CalendarRead
  extends Pick<StoredCalendar, 'etag' | 'lastModified' | 'reach' | 'readFor' | 'warnings'> {
  /** When the therapist is busy. */
  readonly busy: readonly { readonly start: number; readonly end: number }[];
}

export interface CalendarCounts {
  readonly imported: number;
  readonly failing: number;
  /** Not read well for some time. */
  readonly stale: number;
}

/** What can be asked about therapists' calendars. */
export interface CalendarReader {
  all(): Promise<StoredCalendar[]>;
  of(staffId: string): Promise<StoredCalendar | undefined>;
  /** Is there one that could be claimed? */
  due(claim: Omit<CalendarClaim, 'by' | 'most'>): Promise<boolean>;
  /** @param goodBefore what was read well before this, and not since, is stale */
  count(goodBefore: number): Promise<CalendarCounts>;
}

/** What can be done with them, inside a transaction. */
export interface CalendarWriter extends CalendarReader {
  /** Sets a therapist's calendar. What is known of the one before stands until this one is read. */
  put(staffId: string, url: string, now: number): Promise<void>;
  /** With all that is known by it; false where there is none. */
  remove(staffId: string): Promise<boolean>;
  /** Takes what is due, so that nobody else fetches it. */
  claim(claim: CalendarClaim): Promise<StoredCalendar[]>;
  /**
   * It went well; without `read` it is unchanged. Nothing happens, and the answer is false, where it has been set anew
   * meanwhile or somebody else has it by now.
   */
  good(staffId: string, by: string, now: number, tryAt: number, read?: CalendarRead): Promise<boolean>;
  /** It did not go well: what was known stands. */
  failed(staffId: string, by: string, now: number, tryAt: number, fault: string): Promise<boolean>;
}
