import { availableSlots, type Catalog, offsetTable } from '../../packages/core/src/index.ts';

/** What somebody booked, so that the calendar is not empty on the first day. */
interface FirstBooking {
  /** Days from today; where the therapist is away then, the next day they are there. */
  readonly inDays: number;
  /** The hour they would like, as at the spa. */
  readonly near: string;
  readonly serviceId: string;
  readonly minutes: number;
  readonly staffId?: string;
  readonly addOnIds?: readonly string[];
  readonly name: string;
  readonly phone?: string;
  readonly notes?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

// Names are invented; addresses end in .example and numbers are ones that are kept free for fiction.
const FIRST_BOOKINGS: readonly FirstBooking[] = [
  {
    inDays: 1,
    near: '12:00',
    serviceId: 'desk-shoulders',
    minutes: 30,
    staffId: 'mira',
    name: 'Henrike Voss',
  },
  {
    inDays: 1,
    near: '14:00',
    serviceId: 'deep-back-release',
    minutes: 60,
    staffId: 'mira',
    addOnIds: ['warm-stones'],
    name: 'Paul Ahrens',
    phone: '+49 176 04069044',
    notes: 'Left shoulder, since the move last month.',
    answers: { sound: 'Nothing at all', 'first-visit': 'no' },
  },
  {
    inDays: 1,
    near: '17:00',
    serviceId: 'evening-unwind',
    minutes: 75,
    staffId: 'amara',
    name: 'Ines Karlsen',
  },
  {
    inDays: 2,
    near: '09:00',
    serviceId: 'lower-back-care',
    minutes: 60,
    staffId: 'teo',
    name: 'Dieter Brandt',
  },
  { inDays: 2, near: '10:00', serviceId: 'the-regular', minutes: 60, staffId: 'mira', name: 'Lotte Janssen' },
  {
    inDays: 2,
    near: '12:30',
    serviceId: 'desk-shoulders',
    minutes: 45,
    staffId: 'jonas',
    name: 'Emre Aydin',
  },
  {
    inDays: 2,
    near: '17:30',
    serviceId: 'after-the-run',
    minutes: 60,
    staffId: 'jonas',
    addOnIds: ['hot-towel'],
    name: 'Sanne de Wit',
    notes: 'Half marathon on Sunday. Calves are fine, hips are not.',
    answers: { sound: 'Quiet music', 'first-visit': 'yes' },
  },
  {
    inDays: 3,
    near: '09:00',
    serviceId: 'deep-back-release',
    minutes: 90,
    staffId: 'jonas',
    name: 'Malte Petersen',
  },
  {
    inDays: 3,
    near: '15:00',
    serviceId: 'loosen-and-lengthen',
    minutes: 60,
    staffId: 'teo',
    addOnIds: ['quiet-tea'],
    name: 'Mariam Haddad',
  },
  { inDays: 3, near: '18:00', serviceId: 'quiet-back', minutes: 60, staffId: 'amara', name: 'Clara Wendt' },
  {
    inDays: 4,
    near: '18:00',
    serviceId: 'side-by-side',
    minutes: 60,
    addOnIds: ['aroma-oil'],
    name: 'Nele and Jonte Krause',
    notes: 'Our anniversary. Please do not tell her about the oil.',
    answers: { sound: 'The rain on the roof', 'first-visit': 'yes' },
  },
  {
    inDays: 4,
    near: '12:00',
    serviceId: 'warm-stone-back',
    minutes: 90,
    staffId: 'mira',
    name: 'Gesa Thoms',
  },
  { inDays: 5, near: '09:00', serviceId: 'the-regular', minutes: 45, staffId: 'teo', name: 'Ruben Stolt' },
  {
    inDays: 5,
    near: '17:00',
    serviceId: 'evening-unwind',
    minutes: 60,
    staffId: 'amara',
    name: 'Yuki Tanabe',
  },
  {
    inDays: 6,
    near: '10:30',
    serviceId: 'after-the-run',
    minutes: 45,
    staffId: 'teo',
    name: 'Oskar Lindgren',
  },
  { inDays: 6, near: '11:00', serviceId: 'quiet-back', minutes: 90, staffId: 'jonas', name: 'Aylin Demir' },
  {
    inDays: 9,
    near: '13:00',
    serviceId: 'desk-shoulders',
    minutes: 30,
    staffId: 'mira',
    name: 'Henrike Voss',
  },
  {
    inDays: 16,
    near: '10:00',
    serviceId: 'the-regular',
    minutes: 60,
    staffId: 'mira',
    name: 'Lotte Janssen',
  },
];

const DAY = 86_400_000;

/** The part of the server that is needed here. */
interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/**
 * Books them all through the server's own way in, each at the free time nearest to the one they would like.
 * A catalog that somebody has changed may lack what one of them asks for; then that one does not come.
 */
export async function makeFirstBookings(app: App, catalog: Catalog, now: number): Promise<void> {
  for (const { inDays, near, name, phone, ...wish } of FIRST_BOOKINGS) {
    const day = new Date(now + inDays * DAY).toISOString().slice(0, 10);
    const customer = {
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`,
      ...(phone === undefined ? {} : { phone }),
    };
    const starts = startsNear(`${day}T${near}`, catalog, wish, now);
    await bookFirstFree(app, starts, { ...wish, customer, locale: 'en', agreed: true });
  }
}

/** When the massage could start on or after a day, by the opening hours; the nearest to the wished time first. */
function startsNear(
  wished: string,
  catalog: Catalog,
  { serviceId, minutes, staffId, addOnIds }: Omit<FirstBooking, 'inDays' | 'near' | 'name'>,
  now: number,
): readonly number[] {
  const distance = (local: string) => Math.abs(Date.parse(`${local}Z`) - Date.parse(`${wished}Z`));
  try {
    return availableSlots({
      catalog,
      offsets: offsetTable(catalog.spa.timeZone, now - 2 * DAY, now + 40 * DAY),
      busy: {},
      serviceId,
      minutes,
      ...(staffId === undefined ? {} : { staffId }),
      ...(addOnIds === undefined ? {} : { addOnIds }),
      now,
      from: now,
      to: now + 30 * DAY,
    })
      .filter(({ localStart }) => localStart >= wished.slice(0, 10))
      .sort((a, b) => distance(a.localStart) - distance(b.localStart))
      .map(({ start }) => start);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** What is taken the server alone knows, so it is asked for one time after the other. */
async function bookFirstFree(app: App, starts: readonly number[], request: object): Promise<void> {
  for (const start of starts.slice(0, 60)) {
    const { status } = await app.fetch(
      new Request('http://localhost/v1/bookings', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ ...request, start: new Date(start).toISOString() }),
      }),
    );
    if (status !== 409) return;
  }
}
