import type { Known } from './template.ts';

/**
 * Every placeholder that templates can have. What a visitor wrote for their therapist (notes, answers, session card)
 * is not among them, and never is: mails pass through many hands.
 */
export const PLACEHOLDERS = {
  /** The language and the direction of writing, for the page's own attributes. */
  lang: true,
  dir: true,
  /** The subject. */
  title: true,

  spaName: true,
  spaAddress: true,
  spaPhone: true,
  spaEmail: true,
  /** The page on which can be booked. */
  siteUrl: true,

  /** The visitor's name; empty where it could be taken for something else, such as an address of the web. */
  name: true,
  customerName: true,
  customerEmail: true,
  customerPhone: true,

  reference: true,
  service: true,
  /** Hands-on minutes. */
  minutes: true,
  /** Day and time at the spa. */
  date: true,
  time: true,
  starts: true,
  staff: true,
  /** Everything that is booked, with what it costs; empty where it is one thing. */
  lines: ['lineName', 'linePrice'],
  /** Each massage, where there are several. */
  parts: ['partTime', 'partService', 'partStaff'],
  /** How many sessions a course has; empty where it is none. */
  course: true,
  /** Each of them. */
  sessions: ['sessionDate', 'sessionTime', 'sessionStaff', 'sessionReference', 'sessionManageUrl'],
  total: true,
  deposit: true,
  /** The same, once it is paid; and where it is given back. */
  depositPaid: true,
  depositRefunded: true,
  tax: true,
  taxIncluded: true,

  /** Minutes. */
  arriveEarly: true,
  /** What to bring, in the spa's words. */
  bring: true,
  lateNote: true,
  /** Empty once it is over. */
  cancelUntil: true,
  rescheduleUntil: true,
  aftercare: true,

  /** The page on which the visitor sees, moves and cancels the booking. */
  manageUrl: true,
  /** The page on which the visitor takes a time that has come free, and until when it is kept. */
  offerUrl: true,
  offerUntil: true,
  /** The appointment as a calendar file. */
  calendarUrl: true,
  /** The page on which the visitor says that these mails should stop. */
  noMoreUrl: true,
  /** The staff's agenda on that day. */
  agendaUrl: true,
} as const satisfies Known;
