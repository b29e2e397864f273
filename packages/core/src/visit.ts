import {
  type Catalog,
  findService,
  type Gender,
  type Room,
  roomsFor,
  type Service,
  type Therapist,
  therapistsFor,
} from './catalog.ts';
import type { Interval } from './interval.ts';

/** Whom a guest would like to be massaged by; whoever is free if both are left out. */
export interface StaffWish {
  /** This therapist. */
  readonly staffId?: string;
  readonly staffGender?: Gender;
}

/** One massage of a visit. */
export interface VisitPart extends StaffWish {
  readonly serviceId: string;
  /** Hands-on minutes of one of the service's durations. */
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
  /**
   * What the second guest wishes, in a massage for two at the same time. If it is left out, somebody of the gender
   * that the first one asks for, whoever that is.
   */
  readonly companion?: StaffWish;
}

/** A massage that comes after another one in the same visit. */
export interface NextPart extends VisitPart {
  /**
   * Is it for another guest? Then the buffers lie between the two, as between any two guests. If it is left out it
   * follows on at once, for the guest who is there.
   */
  readonly nextGuest?: boolean;
}

/** All massages of a visit. */
export interface VisitChoice extends VisitPart {
  /** The massages that come after the first one. */
  readonly followedBy?: readonly NextPart[];
}

/** A massage of a visit with all that it takes. Times are milliseconds from the start of the visit. */
export interface PlannedPart {
  readonly service: Service;
  readonly starts: number;
  readonly ends: number;
  /** From when on its therapists and room are taken: before it starts, by the buffer. */
  readonly from: number;
  /** Until when they are. */
  readonly until: number;
  /** Who gives it and fits a wish, in the catalog's order. */
  readonly staff: readonly Therapist[];
  /** For each guest: which of `staff` fit the wish. */
  readonly fits: readonly (readonly boolean[])[];
  /** Where it can be; undefined where it takes no room. */
  readonly rooms: readonly Room[] | undefined;
}

const MINUTE = 60_000;

/** Hands-on minutes: the chosen duration and the add-ons that take time, each counted once. */
export function handsOnMinutes(catalog: Catalog, minutes: number, addOnIds: readonly string[] = []): number {
  return (catalog.addOns ?? []).reduce(
    (sum, addOn) => sum + (addOnIds.includes(addOn.id) ? addOn.minutes : 0),
    minutes,
  );
}

/** The time for which a massage from `start` to `end` takes its therapist and room: buffers included. */
export function claimWindow(service: Service, start: number, end: number): Interval {
  return [start - (service.bufferBefore ?? 0) * MINUTE, end + (service.bufferAfter ?? 0) * MINUTE];
}

/**
 * The massages of a visit, one after the other, and who and what each can take.
 * @throws RangeError for a service, duration, add-on or therapist that the catalog does not have, and for a service
 *   that too few therapists give or that has no room
 */
export function planVisit(catalog: Catalog, visit: VisitChoice): readonly PlannedPart[] {
  const parts: PlannedPart[] = [];
  let starts = 0;
  for (const part of [visit, ...(visit.followedBy ?? [])] as readonly NextPart[]) {
    const { serviceId, minutes, addOnIds = [], staffGender } = part;
    const service = findService(catalog, serviceId);
    if (!service) throw new RangeError(`The catalog has no service “${serviceId}”.`);
    const { name, people = 1 } = service;
    const refuse = (why: string) => {
      throw new RangeError(`“${name}” ${why}.`);
    };
    if (!service.durations.some((one) => one.minutes === minutes))
      refuse(`is not given for ${minutes} minutes`);
    for (const id of addOnIds) if (!service.addOns?.includes(id)) refuse(`has no add-on “${id}”`);
    const able = therapistsFor(catalog, service);
    if (able.length < people) refuse(`needs ${people} therapists, and ${able.length} can give it`);
    const wishes = [part, part.companion ?? { staffGender }].slice(0, people) as readonly StaffWish[];
    for (const { staffId } of wishes) {
      if (!able.some(({ id }) => id === (staffId ?? id))) refuse(`is not given by “${staffId}”`);
    }
    const rooms = roomsFor(catalog, service);
    if (rooms && !rooms.length) refuse(`needs a room of the type “${service.roomType}”, and there is none`);

    const staff = able.filter((person) => wishes.some((wish) => fits(person, wish)));
    const length = handsOnMinutes(catalog, minutes, addOnIds) * MINUTE;
    if (part.nextGuest) starts = parts.at(-1)!.until + (service.bufferBefore ?? 0) * MINUTE;
    const ends = starts + length;
    const [from, until] = claimWindow(service, starts, ends);
    const fitting = wishes.map((wish) => staff.map((person) => fits(person, wish)));
    parts.push({ service, starts, ends, from, until, staff, fits: fitting, rooms });
    starts = ends;
  }
  return parts;
}

function fits({ id, gender }: Therapist, { staffId, staffGender }: StaffWish): boolean {
  return (staffId ?? id) === id && (staffGender ?? gender) === gender;
}
