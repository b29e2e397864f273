import { expect } from 'chai';
import {
  availableSlots,
  type Catalog,
  chooseResources,
  freeDays,
  type SlotQuery,
  type VisitPart,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './support/catalogs.ts';
import { at, busyAt, MINUTE, on, queryOf, times } from './support/thursday.ts';

const hhmm = (instant: number) => new Date(instant + 60 * MINUTE).toISOString().slice(11, 16);

/** Open on Thursday from nine to one: a back massage by Mira or Ada in a quiet room, a facial by Jonas in the bright one. */
const spa = (changes: Partial<Catalog> = {}): Catalog =>
  catalogWith({
    hours: on(4, 540, 780),
    policy: policyWith({ slotStep: 30 }),
    services: [
      {
        id: 'back',
        name: 'Back',
        durations: [{ minutes: 60, price: 1 }],
        bufferBefore: 10,
        bufferAfter: 15,
        staff: ['mira', 'ada'],
        roomType: 'quiet',
      },
      {
        id: 'facial',
        name: 'Facial',
        durations: [{ minutes: 30, price: 1 }],
        bufferBefore: 5,
        bufferAfter: 20,
        staff: ['jonas', 'ada'],
        roomType: 'bright',
      },
    ],
    staff: [
      { id: 'mira', name: 'Mira', gender: 'woman' },
      { id: 'jonas', name: 'Jonas', gender: 'man' },
      { id: 'ada', name: 'Ada', gender: 'woman' },
    ],
    rooms: [
      { id: 'garden', type: 'quiet' },
      { id: 'attic', type: 'quiet' },
      { id: 'studio', type: 'bright' },
    ],
    ...changes,
  });

const facial = { serviceId: 'facial', minutes: 30 };
const back = { serviceId: 'back', minutes: 60 };

const chosen = (catalog: Catalog, changes: Partial<SlotQuery>, index = 0) => {
  const query = queryOf(catalog, changes);
  return chooseResources(query, availableSlots(query)[index]!);
};

/** The claims, as `mira 08:50–10:15`. */
const claimsOf = (catalog: Catalog, changes: Partial<SlotQuery>, index = 0) =>
  chosen(catalog, changes, index).claims.map(
    ({ resourceId, start, end }) => `${resourceId} ${hhmm(start)}–${hhmm(end)}`,
  );

describe('Two massages in one visit', () => {
  it('follow on at once, each with its own therapists and rooms', () => {
    const [first] = availableSlots(queryOf(spa(), { followedBy: [facial] }));
    expect(first).to.deep.equal({
      start: at('2026-11-26T09:00'),
      end: at('2026-11-26T10:30'),
      localStart: '2026-11-26T09:00',
      localEnd: '2026-11-26T10:30',
      staffIds: ['mira', 'ada'],
      roomIds: ['garden', 'attic'],
      parts: [
        {
          start: at('2026-11-26T09:00'),
          end: at('2026-11-26T10:00'),
          staffIds: ['mira', 'ada'],
          roomIds: ['garden', 'attic'],
        },
        {
          start: at('2026-11-26T10:00'),
          end: at('2026-11-26T10:30'),
          staffIds: ['jonas', 'ada'],
          roomIds: ['studio'],
        },
      ],
    });
  });

  it('are both over when the spa closes', () => {
    expect(times(spa(), { followedBy: [facial] }).at(-1)).to.equal('11:30');
    expect(times(spa(), { followedBy: [facial, facial] }).at(-1)).to.equal('11:00');
    expect(times(spa(), { followedBy: [back, back, back] })).to.deep.equal(['09:00']);
    expect(times(spa(), { followedBy: [back, back, back, facial] })).to.deep.equal([]);
  });

  it('need each therapist and room for its own massage only, with the buffers around it', () => {
    // The back massage from nine takes until 10:15; the facial from ten takes the studio from 9:55 to 10:50.
    const first = (id: string, from: string, to: string, changes: Partial<SlotQuery> = {}) =>
      times(spa(), { followedBy: [facial], busy: busyAt(id, [from, to]), ...changes })[0];
    expect(first('studio', '09:00', '09:55')).to.equal('09:00');
    expect(first('studio', '09:00', '09:56')).to.equal('09:30');
    expect(first('studio', '10:50', '13:00')).to.equal('09:00');
    expect(first('studio', '10:49', '13:00')).to.equal(undefined);
    expect(first('mira', '10:15', '13:00', { staffId: 'mira' })).to.equal('09:00');
    expect(first('mira', '10:14', '13:00', { staffId: 'mira' })).to.equal(undefined);
    expect(first('mira', '08:00', '08:50', { staffId: 'mira' })).to.equal('09:00');
    expect(first('mira', '08:00', '08:51', { staffId: 'mira' })).to.equal('09:30');
  });

  it('ask for a therapist each', () => {
    const slots = availableSlots(
      queryOf(spa(), { staffId: 'mira', followedBy: [{ ...facial, staffId: 'jonas' }] }),
    );
    expect(slots[0]?.parts?.map(({ staffIds }) => staffIds)).to.deep.equal([['mira'], ['jonas']]);
    expect(times(spa(), { followedBy: [{ ...facial, staffGender: 'other' }] })).to.deep.equal([]);
  });

  it('lie in the shift of whoever gives each: the second may begin where the first one’s therapist goes home', () => {
    const staff = spa().staff.map((person) =>
      person.id === 'mira' ? { ...person, hours: on(4, 540, 600) } : person,
    );
    expect(times(spa({ staff }), { staffId: 'mira', followedBy: [facial] })).to.deep.equal(['09:00']);
    const late = spa().staff.map((person) =>
      person.id === 'jonas' ? { ...person, hours: on(4, 690, 780) } : person,
    );
    expect(times(spa({ staff: late }), { followedBy: [{ ...facial, staffId: 'jonas' }] })).to.deep.equal([
      '10:30',
      '11:00',
      '11:30',
    ]);
  });

  it('are not split by what is closed between them', () => {
    const closures = [{ from: '2026-11-26T10:00', to: '2026-11-26T10:01' }];
    expect(times(spa({ closures }), { followedBy: [facial] })).to.deep.equal(['10:30', '11:00', '11:30']);
  });

  it('count as one time of the day they begin on', () => {
    expect([...freeDays(queryOf(spa(), { followedBy: [facial] }))]).to.deep.equal([['2026-11-26', 6]]);
  });

  it('are refused by name like one, wherever the mistake is', () => {
    const second = (part: Partial<VisitPart>) => () => times(spa(), { followedBy: [{ ...facial, ...part }] });
    expect(second({ serviceId: 'mud' })).to.throw(RangeError, 'The catalog has no service “mud”.');
    expect(second({ minutes: 31 })).to.throw(RangeError, '“Facial” is not given for 31 minutes.');
    expect(second({ addOnIds: ['oil'] })).to.throw(RangeError, '“Facial” has no add-on “oil”.');
    expect(second({ staffId: 'mira' })).to.throw(RangeError, '“Facial” is not given by “mira”.');
  });
});

describe('The buffers of a visit', () => {
  const one = spa({
    staff: spa().staff.filter(({ id }) => id === 'ada'),
    services: spa().services.map(({ staff: _, ...service }) => service),
  });

  it('do not come between two massages of the same guest, and the one therapist is taken once, from end to end', () => {
    expect(claimsOf(one, { followedBy: [facial] })).to.deep.equal([
      'ada 08:50–10:50',
      'garden 08:50–10:15',
      'studio 09:55–10:50',
    ]);
  });

  it('both lie between two guests: the first one’s after, then the second one’s before', () => {
    const query = queryOf(one, { followedBy: [{ ...facial, nextGuest: true }] });
    const [slot] = availableSlots(query);
    expect(slot?.parts?.map(({ start, end }) => `${hhmm(start)}–${hhmm(end)}`)).to.deep.equal([
      '09:00–10:00',
      '10:20–10:50',
    ]);
    expect(slot?.localEnd).to.equal('2026-11-26T10:50');
    expect(claimsOf(one, { followedBy: [{ ...facial, nextGuest: true }] })).to.deep.equal([
      'ada 08:50–11:10',
      'garden 08:50–10:15',
      'studio 10:15–11:10',
    ]);
  });

  it('count from the last massage, where a third one is for the next guest', () => {
    const query = queryOf(one, { followedBy: [facial, { ...back, nextGuest: true }] });
    expect(
      availableSlots(query)[0]?.parts?.map(({ start, end }) => `${hhmm(start)}–${hhmm(end)}`),
    ).to.deep.equal(['09:00–10:00', '10:00–10:30', '11:00–12:00']);
  });

  it('do not shut out the hours of the spa at either end', () => {
    expect(times(one, { followedBy: [{ ...facial, nextGuest: true }] })).to.deep.equal([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
    ]);
  });
});

describe('Who gives the massages of a visit', () => {
  it('stays with the guest where they can, though another has less to do', () => {
    const busy = busyAt('ada', ['11:30', '13:00']);
    const visit = { serviceId: 'back', staffId: 'ada', followedBy: [facial], busy };
    expect(chosen(spa(), visit).parts.map(({ staffIds }) => staffIds)).to.deep.equal([['ada'], ['ada']]);
    // On its own the facial would be Jonas's.
    expect(chosen(spa(), { ...facial, busy }).staffIds).to.deep.equal(['jonas']);
  });

  it('changes where they cannot', () => {
    const visit = { staffId: 'mira', followedBy: [facial] };
    const { parts, staffIds, roomIds } = chosen(spa(), { ...visit, busy: busyAt('ada', ['09:00', '13:00']) });
    expect(parts).to.deep.equal([
      { staffIds: ['mira'], roomIds: ['garden'] },
      { staffIds: ['jonas'], roomIds: ['studio'] },
    ]);
    expect(staffIds).to.deep.equal(['mira', 'jonas']);
    expect(roomIds).to.deep.equal(['garden', 'studio']);
  });

  it('changes where the guest has asked for another', () => {
    const visit = { staffId: 'ada', followedBy: [{ ...facial, staffId: 'jonas' }] };
    expect(chosen(spa(), visit).staffIds).to.deep.equal(['ada', 'jonas']);
  });

  it('stays in the room the visit began with, though an earlier one in the list is free again', () => {
    const visit = { staffId: 'mira', followedBy: [back], busy: busyAt('garden', ['08:00', '09:30']) };
    const { parts, claims } = chosen(spa(), visit);
    expect(parts.map(({ roomIds }) => roomIds)).to.deep.equal([['attic'], ['attic']]);
    expect(claims).to.deep.equal(
      ['mira', 'attic'].map((resourceId) => ({
        resourceId,
        start: at('2026-11-26T08:50'),
        end: at('2026-11-26T11:15'),
      })),
    );
  });

  it('is taken twice, not for the time between, where another massage lies between', () => {
    const visit = {
      staffId: 'mira',
      followedBy: [facial, { ...facial, staffId: 'jonas' }, { ...back, staffId: 'mira' }],
    };
    expect(claimsOf(spa(), visit).filter((claim) => claim.startsWith('mira'))).to.deep.equal([
      'mira 08:50–10:15',
      'mira 10:50–12:15',
    ]);
  });
});

describe('Two guests at the same time', () => {
  const pair = spa({
    services: [
      { id: 'pair', name: 'Pair', durations: [{ minutes: 60, price: 1 }], people: 2, bufferAfter: 15 },
      ...spa().services,
    ],
  });
  const staffOf = (changes: Partial<SlotQuery>) => chosen(pair, changes).staffIds;

  it('each have a wish: Mira for one and Jonas for the other, in this order', () => {
    expect(staffOf({ staffId: 'mira', companion: { staffId: 'jonas' } })).to.deep.equal(['mira', 'jonas']);
    expect(staffOf({ staffId: 'jonas', companion: { staffId: 'mira' } })).to.deep.equal(['jonas', 'mira']);
    const [slot] = availableSlots(queryOf(pair, { staffId: 'jonas', companion: { staffId: 'mira' } }));
    expect(slot?.staffIds, 'in the spa’s order').to.deep.equal(['mira', 'jonas']);
  });

  it('may both ask for a woman, and get two', () => {
    for (const companion of [undefined, { staffGender: 'woman' as const }]) {
      const wish = { staffGender: 'woman' as const, ...(companion ? { companion } : {}) };
      expect([...staffOf(wish)].sort()).to.deep.equal(['ada', 'mira']);
      const busy = busyAt('ada', ['09:00', '12:00']);
      expect(times(pair, { ...wish, busy })).to.deep.equal(['12:00']);
    }
  });

  it('may ask for a woman and a man', () => {
    const wish = { staffGender: 'woman' as const, companion: { staffGender: 'man' as const } };
    expect(staffOf(wish)[1]).to.equal('jonas');
    expect(times(pair, { ...wish, busy: busyAt('jonas', ['09:00', '12:00']) })).to.deep.equal(['12:00']);
  });

  it('cannot both have the same therapist', () => {
    expect(times(pair, { staffId: 'mira', companion: { staffId: 'mira' } })).to.deep.equal([]);
    const men = { staffGender: 'man' as const, companion: { staffGender: 'man' as const } };
    expect(times(pair, men)).to.deep.equal([]);
  });

  it('do not leave each other without: whoever is wanted by name is not given to the one who takes anybody', () => {
    for (const staffId of ['mira', 'jonas', 'ada']) {
      const [first, second] = staffOf({ companion: { staffId } });
      expect(second).to.equal(staffId);
      expect(first).to.not.equal(staffId);
    }
  });

  it('may take whoever is free where the second one has no wish, though the first one has', () => {
    const busy = busyAt('ada', ['09:00', '13:00']);
    expect(times(pair, { staffGender: 'woman', busy })).to.deep.equal([]);
    expect(times(pair, { staffGender: 'woman', companion: {}, busy }).length).to.be.greaterThan(0);
  });

  it('are refused by name where the companion asks for somebody who does not give it', () => {
    const services = [{ ...pair.services[0]!, staff: ['mira', 'ada'] }];
    expect(() => times({ ...pair, services }, { companion: { staffId: 'jonas' } })).to.throw(
      RangeError,
      '“Pair” is not given by “jonas”.',
    );
  });

  it('take both therapists with the buffer, and one may stay on for what follows', () => {
    const visit = { staffId: 'mira', companion: { staffId: 'ada' }, followedBy: [facial] };
    const { parts } = chosen(pair, visit);
    expect(parts.map(({ staffIds }) => staffIds)).to.deep.equal([['mira', 'ada'], ['ada']]);
    expect(claimsOf(pair, visit)).to.deep.equal([
      'mira 09:00–10:15',
      'ada 09:00–10:50',
      'studio 09:55–10:50',
    ]);
  });
});
