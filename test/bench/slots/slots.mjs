// How fast the times on offer are found: against other libraries, and as a spa grows.
import { compare } from './compare.mjs';
import { grown, growth, growthBeside } from './growth.mjs';

const headline = grown(20, 90);
const small = { therapists: 4, rooms: 3, days: 60, busy: 400 };

const all = {
  headline: (few) => compare('thebookingkit', headline, few ? 2 : 5),
  rooms: (few) => compare('thebookingkit', small, few ? 3 : 11),
  team: (few) => compare('thebookingkit', { ...small, rooms: 0 }, few ? 3 : 11),
  'slot-calculator': async (few) => {
    await compare('slot-calculator', grown(1, 90), few ? 3 : 11);
    await compare('slot-calculator', headline, few ? 2 : 5);
  },
  growth: (few) => growth(few ? 3 : 9),
  'growth-beside': async (few) => {
    const rounds = few ? 1 : 3;
    const together = [
      [1, 15],
      [2, 30],
      [4, 60],
    ];
    const axes = {
      'therapists, with their bookings': {
        by: ({ size }) => size.therapists,
        sizes: [1, 4, 16].map((therapists) => grown(therapists, 30)),
      },
      'days, with their bookings': {
        by: ({ size }) => size.days,
        sizes: [15, 45, 135].map((days) => grown(2, days)),
      },
      'busy intervals alone': {
        by: ({ size }) => size.busy,
        sizes: [50, 200, 800].map((busy) => ({ therapists: 4, rooms: 0, days: 60, busy })),
      },
      'all together, by slots + intervals + therapist-days': {
        by: ({ n }) => n,
        sizes: together.map(([therapists, days]) => grown(therapists, days)),
      },
    };
    await growthBeside('thebookingkit', axes, rounds);
    await growthBeside('slot-calculator', axes, rounds);
  },
};

const asked = process.argv.slice(2).filter((name) => name !== '--quick');
const few = process.argv.includes('--quick');
for (const name of asked.length ? asked : Object.keys(all)) await all[name](few);
