import type { BodyArea, PreferredGender, Pressure, Technique } from '@unknot/core';

/**
 * The words of the usual way to a booking, from the second step on. What few visitors come to see is in `more.ts`; what
 * may have to be said without a connection has to be here.
 */
export const words = {
  close: 'Close',
  body: {
    list: 'Show as a list',
    drawing: 'Show as a drawing',
    sides: { left: 'Left', right: 'Right' },
    areas: {
      neck: 'Neck',
      shoulders: 'Shoulders',
      'upper-back': 'Upper back',
      'middle-back': 'Middle back',
      'lower-back': 'Lower back',
      hips: 'Hips',
    } as Readonly<Record<BodyArea, string>>,
    pressures: { light: 'Light', medium: 'Medium', firm: 'Firm', deep: 'Deep' } as Readonly<
      Record<Pressure, string>
    >,
    techniques: {
      pressure: 'Steady pressure',
      kneading: 'Kneading',
      'gentle-movement': 'Gentle movement',
    } as Readonly<Record<Technique, string>>,
    spot: (area: string, side: string) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'This should fit',
    title: 'Choose your massage',
    best: 'Fits best',
    others: 'All other massages',
    all: 'See all massages',
    from: (price: string) => `from ${price}`,
    minutes: (least: number, most: number) => `${least}–${most} min`,
    couple: 'For two',
    pressure: 'How firm?',
    technique: 'Which touch?',
    /** `areas`: a list of places, or nothing; the others are the names of what the visitor likes. */
    works: (areas: string, pressure?: string, technique?: string) => {
      // “Firm pressure and steady pressure” would be one too many.
      const hands = pressure
        ? [`${pressure} pressure`, technique === 'Steady pressure' ? '' : technique]
        : [technique];
      const how = hands.filter(Boolean).join(' and ').toLowerCase();
      if (areas) return `Works on ${areas.toLowerCase()}${how && `, with ${how}`}.`;
      return how && `With ${how}, as you like it.`;
    },
    enough: (minutes: string, places: number) =>
      `${minutes}, as you marked ${places === 1 ? 'one place' : `${places} places`}.`,
    reason: (weight: 1 | 2 | 3, need: string) =>
      `${{ 1: 'Helps with', 2: 'Good for', 3: 'Made for' }[weight]}: ${need.charAt(0).toLowerCase()}${need.slice(1)}.`,
  },

  times: {
    title: 'Find your time',
    duration: 'How long?',
    addOns: 'Something extra?',
    staff: 'With whom?',
    anyone: 'Whoever is free',
    next: 'Next free times',
    other: 'Or pick a day',
    today: 'Today',
    tomorrow: 'Tomorrow',
    with: (names: string) => `with ${names}`,
    withAnyone: 'with whoever is free',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    free: (count: number) => (count === 1 ? '1 time free' : `${count} times free`),
    fullDay: 'nothing free',
    timesOn: (day: string) => `Times on ${day}`,
    parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
    noneInMonth: (month: string) => `Nothing is free in ${month}.`,
    noneOn: (day: string) => `Nothing is free on ${day}.`,
    goToNext: (day: string) => `Go to ${day}`,
    failed: 'The free times could not be loaded.',
  },

  more: {
    title: 'More in this visit?',
  },

  waitlist: {
    title: 'Nothing that suits? Tell me when something comes free',
  },

  details: {
    title: 'Who is coming?',
    name: 'Your name',
    email: 'E-mail',
    phone: 'Phone',
    notes: 'Anything we should know?',
    optional: 'optional',
    choose: 'Please choose',
    yes: 'Yes',
    no: 'No',
    agree: 'I agree to the',
    terms: 'terms',
    privacy: 'privacy notice',
    and: 'and the',
    next: 'Check and book',
    kept: 'We are keeping this time for you while you fill this in.',
    faults: (count: number) =>
      count === 1 ? 'One thing needs your attention' : `${count} things need your attention`,
    fault: {
      name: 'Please tell us your name.',
      email: 'Please enter one e-mail address, such as name@example.com.',
      phone: 'Please enter a phone number, such as +49 30 123456.',
      notes: 'Please keep this shorter.',
      agreed: 'Please agree before you go on.',
      answer: 'Please answer this question.',
      card: 'Please write your allergies on one short line.',
    },
  },

  card: {
    staffGenders: { woman: 'A woman', man: 'A man', any: 'Whoever' } as Readonly<
      Record<PreferredGender, string>
    >,
    title: 'How do you like it?',
    missing: 'This could not be loaded just now. Try once more, or book without it.',
  },

  review: {
    title: 'Is everything right?',
    when: 'When',
    arrive: 'Please arrive',
    who: 'With',
    you: 'You',
    notes: 'Your note',
    what: 'Massage',
    handsOn: (minutes: string) => `${minutes} of massage`,
    hours: (hours: number, minutes: number) => (minutes ? `${hours} h ${minutes}` : `${hours} h`),
    inHouse: (minutes: string, length: string) => `${minutes} of massage, about ${length} in the house`,
    freeUntil: 'Free to cancel until',
    total: 'To pay at the spa',
    tax: 'VAT',
    taxIncluded: (tax: string) => `of which ${tax}`,
    book: 'Book now',
    sending: 'Booking…',
    failure: {
      unreachable:
        'We could not reach the spa’s booking service. Nothing is lost: try again, or reach the spa directly.',
    },
  },

  course: {
    title: 'Come regularly?',
  },

  code: {
    title: 'Have a code?',
  },

  gift: {
    offer: 'Give a massage as a gift',
  },

  confirmed: {
    title: (day: string, time: string, name: string) => `See you ${day} at ${time}, ${name}`,
    looksAfter: (name: string) => `${name} will look after you.`,
    arrive: (time: string) => `Please arrive at ${time}.`,
    reference: 'Reference',
    bring: (what: string) => `Please bring: ${what}`,
    calendar: 'Add to calendar',
    addTo: (calendar: string) => `Add to ${calendar}`,
    orIn: 'Or add it with',
    file: 'Calendar file',
    travel: 'Your way to us, in minutes',
    alarms:
      'The calendar file brings its reminders along. Google Calendar leaves them out, and the other links cannot carry any.',
    cancel: (until: string) =>
      `Plans change: you can cancel free of charge until ${until}. Name the reference when you reach us.`,
    change: 'Move or cancel it',
    aftercare: 'Afterwards',
    another: 'Book another massage',
  },

  contact: {
    title: 'Reach the spa directly',
    call: (number: string) => `Call ${number}`,
    mail: 'Write an e-mail',
    whatsapp: 'Write on WhatsApp',
    subject: (service: string) => `Booking: ${service}`,
    hello: 'Hello,',
    wish: (service: string, minutes: string) => `I would like to book ${service} (${minutes}).`,
    at: (when: string) => `Time: ${when}`,
    anyTime: 'When would you have time for me?',
    with: (name: string) => `With: ${name}`,
    me: (details: string) => `I am ${details}.`,
  },

  minutes: (count: number) => `${count} min`,
};
