/**
 * The catalog: everything a spa offers and the rules it books by, as one JSON document.
 * These are the types; `parse-catalog.ts` checks a document against them and against itself.
 */

/** A local date at the spa, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A local date, or a local date and time at the spa: `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm`. */
export type LocalDateOrTime = string;

/** 1 is Monday and 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * A stretch of hours that returns each week, in minutes of the spa's wall clock from the midnight that
 * starts `day`: 540 is 09:00, 1440 is 24:00, and 1560 is 02:00 on the morning after.
 */
export interface WeeklyHours {
  readonly day: Weekday;
  readonly from: number;
  readonly to: number;
}

/**
 * A stretch of days or hours on which the spa is closed or a therapist is away.
 * A date alone means the whole day, `to` included; without `to` it is the one day of `from`.
 * With a time, `to` is the moment at which it is over.
 */
export interface TimeOff {
  readonly from: LocalDateOrTime;
  readonly to?: LocalDateOrTime;
  readonly name?: string;
}

/** Hours on one date beyond the weekly ones. Minutes as in {@link WeeklyHours}. */
export interface ExtraOpening {
  readonly date: LocalDate;
  readonly from: number;
  readonly to: number;
  /** Who works then; everyone if it is left out. */
  readonly staff?: readonly string[];
  readonly name?: string;
}

export interface Spa {
  readonly name: string;
  /** IANA time zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** BCP 47 tag of the language the catalog is written in. */
  readonly locale: string;
  readonly address?: string;
  readonly geo?: { readonly lat: number; readonly lon: number };
  readonly phone?: string;
  readonly email?: string;
  /** A WhatsApp number in international form. */
  readonly whatsapp?: string;
  readonly url?: string;
}

/** Parts of the back that a service can be made for. */
export const BODY_AREAS = ['neck', 'shoulders', 'upper-back', 'middle-back', 'lower-back', 'hips'] as const;
export type BodyArea = (typeof BODY_AREAS)[number];

/** On which side of the spine. */
export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** One side of a part of the back: where it is tense, as a visitor marks it. */
export type BodySpot = `${BodyArea}:${Side}`;

/** Every spot, from the neck down, the left one first. */
export const BODY_SPOTS = BODY_AREAS.flatMap((area) =>
  SIDES.map((side): BodySpot => `${area}:${side}`),
) as readonly BodySpot[];

/**
 * The parts of the back in which spots lie, each once, from the neck down.
 * @example areasOf(['hips:left', 'neck:left', 'neck:right']) //=> ['neck', 'hips']
 */
export function areasOf(spots: readonly BodySpot[]): BodyArea[] {
  return BODY_AREAS.filter((area) => spots.some((spot) => spot.startsWith(`${area}:`)));
}

export const PRESSURES = ['light', 'medium', 'firm', 'deep'] as const;
export type Pressure = (typeof PRESSURES)[number];

export const TECHNIQUES = ['pressure', 'kneading', 'gentle-movement'] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** What a therapist may be, and a guest may wish for. */
export const GENDERS = ['woman', 'man', 'other'] as const;
export type Gender = (typeof GENDERS)[number];

/** The needs that have a name in every language of the widget. A catalog may add its own, with a `label`. */
export const KNOWN_NEEDS = [
  'stress-relief',
  'muscle-recovery',
  'chronic-back-pain',
  'flexibility',
  'posture',
  'sleep',
  'self-care',
] as const;

/** A length that a service can be booked in. */
export interface Duration {
  /** Hands-on minutes. */
  readonly minutes: number;
  /** In the currency's minor unit (cents). */
  readonly price: number;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Address of a picture. */
  readonly image?: string;
  readonly category?: string;
  readonly durations: readonly Duration[];
  /** Minutes that therapist and room are taken before the massage starts. */
  readonly bufferBefore?: number;
  /** Minutes that therapist and room are taken after it ends. */
  readonly bufferAfter?: number;
  /** Ids of the add-ons that can go with it. */
  readonly addOns?: readonly string[];
  /** Ids of the therapists who give it; everyone if it is left out. */
  readonly staff?: readonly string[];
  /** The type of room it takes; none if it is left out. */
  readonly roomType?: string;
  /** How many people are massaged at the same time, each by a therapist of their own. 1 if left out. */
  readonly people?: 1 | 2;
  readonly techniques?: readonly Technique[];
  readonly pressures?: readonly Pressure[];
  /** How well it answers each need: 1 helps, 2 is good for it, 3 is made for it. */
  readonly needs?: Readonly<Record<string, 1 | 2 | 3>>;
  /** Why it answers a need, in the spa's own words. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly areas?: readonly BodyArea[];
  /** What does good afterwards, in the spa's own words: shown once it is booked. */
  readonly aftercare?: string;
  /** What to bring, in the spa's own words, in place of the policy's. */
  readonly bring?: string;
  /** After how many weeks (1 to 8) many come back for it; nothing is suggested if it is left out. */
  readonly rhythmWeeks?: number;
}

export interface AddOn {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Minutes it adds to the massage; 0 for one that takes no time. */
  readonly minutes: number;
  /** In the currency's minor unit (cents). */
  readonly price: number;
}

export interface Therapist {
  readonly id: string;
  readonly name: string;
  /** Address of a picture. */
  readonly photo?: string;
  readonly gender?: Gender;
  /** BCP 47 tags. */
  readonly languages?: readonly string[];
  /** Ids of the services they give; every one that names no `staff` if it is left out. */
  readonly services?: readonly string[];
  /** When they work; the spa's own hours if it is left out. */
  readonly hours?: readonly WeeklyHours[];
  readonly breaks?: readonly WeeklyHours[];
  readonly timeOff?: readonly TimeOff[];
}

export interface Room {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
}

export interface Need {
  readonly id: string;
  /** Needed for an id that is not one of {@link KNOWN_NEEDS}. */
  readonly label?: string;
  /** As {@link Service.rhythmWeeks}, for who named this need and booked a service that answers it and has none. */
  readonly rhythmWeeks?: number;
}

/** A question of the spa's own, asked with the visitor's details. Not for questions about health. */
export interface Question {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'yes-no';
  /** What can be chosen, for `choice`. */
  readonly options?: readonly string[];
  readonly required?: boolean;
}

/** What is asked for ahead of the massage: a part of the total. Either a percentage of it or an amount. */
export interface DepositRule {
  /** Of the total, in whole percent. */
  readonly percent?: number;
  /** In the currency's minor unit; never more than the total. */
  readonly amount?: number;
  /** The total from which one is asked for, in the currency's minor unit; any if it is left out. */
  readonly from?: number;
}

/** How gifts are given. They are paid at the spa, and book nothing until they are. */
export interface GiftPolicy {
  /** For how many months, from the day it is given on, a gift can be booked with. */
  readonly validMonths: number;
}

/**
 * What an answer of “yes” leads to: to go on, to take another service, to talk to the spa first, or not to come now.
 */
export type ScreeningOutcome = 'allow' | 'swap' | 'talk' | 'decline';

/**
 * A question about health that is asked before a service, to be answered with yes or no. The answers go to the
 * backend alone and are kept encrypted for a while; see the guides.
 */
export interface ScreeningRule {
  readonly id: string;
  readonly question: string;
  /** Ids of the services it is asked before; all of them if it is left out. */
  readonly services?: readonly string[];
  readonly outcome: ScreeningOutcome;
  /** The id of the service to take instead, for `swap`. */
  readonly swapTo?: string;
  /** Why, in the spa's own words. */
  readonly text?: string;
}

/** The rules of booking. Times are minutes unless the name says otherwise. */
export interface Policy {
  /** How long before its start a massage can still be booked. */
  readonly leadTime: number;
  /** How many days ahead, today included, can be booked. */
  readonly horizonDays: number;
  /** Minutes between two start times on offer. */
  readonly slotStep: number;
  /**
   * Where they are counted from: `grid` is from opening, and the default. `packed` is from where a therapist's free
   * time begins, and a time that would leave a gap too short for any of their massages is not offered.
   */
  readonly slotPlacement?: 'grid' | 'packed';
  /** How long a chosen time is kept while the visitor fills in the form. */
  readonly holdMinutes: number;
  /** How long a time that came free is kept for who is offered it; 120 if it is left out, and 0 keeps no waiting list. */
  readonly offerMinutes?: number;
  /** How long before its start a booking can be cancelled free of charge. */
  readonly cancelUntil: number;
  /** How long before its start a booking can be moved. */
  readonly rescheduleUntil: number;
  /** How many massages one visit can have, those of a second guest included; 4 if it is left out. */
  readonly massagesPerVisit?: number;
  /** How many visits can be booked at once as a course; 10 if it is left out, and 1 offers none. */
  readonly sessionsPerCourse?: number;
  /** How early to arrive. */
  readonly arriveEarly?: number;
  /** What to bring, in the spa's own words. */
  readonly bring?: string;
  /** What happens on a late cancellation or a no-show, in the spa's words. */
  readonly lateNote?: string;
  /** The tax on everything the spa sells, in percent (VAT, GST); none is shown if it is left out. */
  readonly taxPercent?: number;
  /** What it is called, such as `GST`; VAT if it is left out. */
  readonly taxName?: string;
  /** Is the tax in the prices already? Yes if it is left out; else it is added to their sum. */
  readonly pricesIncludeTax?: boolean;
  /** Paid on the page of a payment provider where the backend has one, and else told and paid at the spa. */
  readonly deposit?: DepositRule;
  /** Massages can be given as gifts; none if it is left out. */
  readonly gifts?: GiftPolicy;
  /** Address of the terms. */
  readonly terms?: string;
  /** Address of the privacy notice. */
  readonly privacy?: string;
}

export interface ReminderRule {
  /** Before the start; negative is after it. */
  readonly beforeMinutes: number;
  readonly by: 'calendar' | 'email';
  readonly kind: 'reminder' | 'leave-now' | 'aftercare' | 'rebook';
}

export interface Catalog {
  readonly version: 1;
  readonly spa: Spa;
  readonly hours: readonly WeeklyHours[];
  readonly closures?: readonly TimeOff[];
  readonly extraOpenings?: readonly ExtraOpening[];
  readonly services: readonly Service[];
  readonly addOns?: readonly AddOn[];
  readonly staff: readonly Therapist[];
  readonly rooms?: readonly Room[];
  readonly needs?: readonly Need[];
  readonly questions?: readonly Question[];
  readonly screening?: readonly ScreeningRule[];
  readonly policy: Policy;
  readonly reminders?: readonly ReminderRule[];
}

/** The service with this id, or undefined. */
export function findService(catalog: Catalog, id: string): Service | undefined {
  return catalog.services.find((service) => service.id === id);
}

/** The therapists who give a service, in the catalog's order. */
export function therapistsFor(catalog: Catalog, service: Service): readonly Therapist[] {
  return catalog.staff.filter(
    ({ id, services }) =>
      (!service.staff || service.staff.includes(id)) && (!services || services.includes(service.id)),
  );
}

/** The rooms a service can be given in, in the catalog's order; undefined where it takes no room. */
export function roomsFor(catalog: Catalog, service: Service): readonly Room[] | undefined {
  return service.roomType === undefined
    ? undefined
    : (catalog.rooms ?? []).filter(({ type }) => type === service.roomType);
}

/** The add-ons that can go with a service, in the catalog's order. */
export function addOnsFor(catalog: Catalog, service: Service): readonly AddOn[] {
  return (catalog.addOns ?? []).filter(({ id }) => service.addOns?.includes(id));
}

/** The rules that are asked before services, in the catalog's order. */
export function screeningFor(
  { screening = [] }: Catalog,
  ...serviceIds: readonly string[]
): readonly ScreeningRule[] {
  return screening.filter(({ services }) => serviceIds.some((id) => services?.includes(id) ?? true));
}
