import type {
  BackendErrorCode,
  BodyArea,
  NoSlotsReason,
  Oil,
  PreferredGender,
  Pressure,
  ScreeningOutcome,
  Sound,
  Talk,
  Technique,
} from '@unknot/core';
import { first } from './en-first.ts';

/** The words of all that comes later than the first load. */
const later = {
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
    none: 'No massage is made for just that. Here is everything we offer.',
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

  screening: {
    title: 'Before we begin',
    hint: 'A few questions, so that the massage does you good.',
    both: 'Please answer for both of you.',
    consent: (spa: string) => `${spa} may keep my answers and show them to its staff.`,
    kept: 'They are sent with the booking only, kept encrypted, and deleted some weeks after your visit.',
    next: 'Go on',
    missing: (count: number) =>
      count === 1 ? 'One thing is still missing.' : `${count} things are still missing.`,
    unanswered: 'Please answer this one.',
    outcome: {
      allow: 'Thank you',
      swap: 'Something else would be better for you',
      talk: 'Let us talk first',
      decline: 'Not now, please',
    } as Readonly<Record<ScreeningOutcome, string>>,
    take: (service: string) => `Take ${service} instead`,
    change: 'Change my answers',
  },

  times: {
    title: 'Find your time',
    duration: 'How long?',
    addOns: 'Something extra?',
    staff: 'With whom?',
    asLastTime: (who: string) => `${who}, as last time`,
    staffFor: (guest: string) => `With whom, ${guest}?`,
    anyone: 'Whoever is free',
    next: 'Next free times',
    other: 'Or pick a day',
    today: 'Today',
    tomorrow: 'Tomorrow',
    with: (names: string) => `with ${names}`,
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    free: (count: number) => (count === 1 ? '1 time free' : `${count} times free`),
    fullDay: 'nothing free',
    timesOn: (day: string) => `Times on ${day}`,
    parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
    noneInMonth: (month: string) => `Nothing is free in ${month}.`,
    noneOn: (day: string) => `Nothing is free on ${day}.`,
    none: 'There is no free time in the weeks that can be booked.',
    why: {
      past: 'That time is over.',
      'lead-time': 'It is too soon to be booked here: please reach us directly.',
      horizon: 'It is too far ahead to be booked yet.',
      closed: 'We are closed then.',
      'too-long': 'We are not open for as long as this takes then.',
      nobody: 'Nobody here fits that wish.',
      away: 'Whoever gives this massage is away then.',
      full: 'All of it is taken.',
    } as Readonly<Record<NoSlotsReason, string>>,
    goToNext: (day: string) => `Go to ${day}`,
    taken: 'That time has just been taken. These are the next ones that are free.',
    zone: (spa: string) => `Large: the time at ${spa}. Small: the time where you are.`,
    failed: 'The free times could not be loaded.',
  },

  more: {
    title: 'More in this visit?',
    me: 'Another massage for me',
    guest: 'Somebody comes along',
    guestAgain: 'Another massage for my guest',
    which: 'Which one, right after?',
    together: 'Side by side',
    after: 'One after the other',
    forYou: 'for you',
    forGuest: 'for your guest',
    added: (service: string) => `${service} added`,
    removed: (service: string) => `${service} taken out`,
    remove: (service: string) => `Take out ${service}`,
    takeOut: 'Take out',
    guestUnnamed: 'One guest',
    full: 'More than that does not fit into one visit here.',
  },

  details: {
    title: 'Who is coming?',
    guest: 'Your guest',
    guestName: 'Their name',
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
    notKept:
      'Your notes and wishes were not kept when the page was loaded anew: they are yours alone until you book. Please add them once more.',
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
    title: 'How do you like it?',
    theirs: 'How do they like it?',
    again: 'Your card from last time',
    use: 'Use it',
    forget: 'Forget it',
    remember: 'Remember this on this device for next time',
    rememberHint: 'It stays in this browser until you forget it here.',
    hint: 'Say as much or as little as you like. Your therapist sees it before you come.',
    missing: 'This could not be loaded just now. Try once more, or book without it.',
    howFirm: 'How firm?',
    pressure: (name: string) => `${name} pressure`,
    where: 'Where?',
    workOn: 'Stay longer here',
    avoid: 'Leave alone',
    oil: 'Oil',
    oils: { any: 'Any', unscented: 'Unscented', none: 'None' } as Readonly<Record<Oil, string>>,
    allergies: 'Allergies',
    allergiesHint: 'What your skin does not take: almond oil, lavender, latex…',
    sound: 'Music or quiet?',
    sounds: { music: 'Music', quiet: 'Quiet' } as Readonly<Record<Sound, string>>,
    talk: 'Talking',
    talks: { chat: 'Happy to chat', little: 'A little', silence: 'In silence' } as Readonly<
      Record<Talk, string>
    >,
    staffGender: 'Therapist',
    staffGenders: { woman: 'A woman', man: 'A man', any: 'Whoever' } as Readonly<
      Record<PreferredGender, string>
    >,
    staffGenderHint: 'We see to it where we can. It does not change the time you chose.',
    side: (area: string, side: string) => `${area} (${side})`,
    line: (term: string, text: string) => `${term}: ${text.toLowerCase()}`,
    said: (term: string, text: string) => `${term}: ${text}`,
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
    freeEnded: 'Free cancellation ended on',
    lateAtOnce: 'For a time this soon, our rule for late cancellations applies at once:',
    tellUs: 'If your plans change, please tell us as soon as you can.',
    total: 'To pay at the spa',
    tax: 'VAT',
    taxIncluded: (tax: string) => `of which ${tax}`,
    taxAdded: (tax: string) => tax,
    deposit: 'of which deposit',
    depositHint: 'Nothing is paid here: you pay the deposit at the spa, as part of the price.',
    book: 'Book now',
    request: 'Send request',
    sending: 'Booking…',
    priceChanged: 'The price has changed meanwhile. Please look at it once more before you book.',
    failure: {
      unreachable:
        'We could not reach the spa’s booking service. Nothing is lost: try again, or reach the spa directly.',
      'payment-unavailable':
        'The payment page does not answer right now. Nothing is booked and nothing is paid: try again, or reach the spa directly.',
      'rate-limited': 'There were too many tries just now. Please wait a minute and try again.',
      'key-reused':
        'Your first request has arrived and is booked. To change something, please reach the spa directly.',
      refused: 'The booking service did not take this booking. Please reach the spa directly.',
    } as Readonly<Partial<Record<BackendErrorCode, string>> & { refused: string }>,
  },

  payment: {
    total: 'In all',
    now: 'Deposit, paid now',
    paid: 'Deposit, paid',
    later: 'To pay at the spa',
    hint: 'You pay the deposit on a secure page of the spa’s payment provider. Once it is paid, you are booked.',
    book: (amount: string) => `Pay ${amount} and book`,
    title: 'Only the deposit is missing',
    kept: (time: string) =>
      `We are keeping this time for you until ${time}. Once the deposit is paid, you are booked.`,
    wait: 'Once the deposit is paid, you are booked.',
    pay: (amount: string) => `Pay ${amount}`,
    letGo: 'Let this time go',
    failed: 'That did not work just now. Please try once more, or reach the spa directly.',
    expired: 'This time is free again',
    expiredHint: 'The deposit was not paid in time, so nothing is booked and nothing is to be paid.',
    again: 'Choose another time',
  },

  course: {
    title: 'Come regularly?',
    howOften: 'How often?',
    every: (weeks: number) => (weeks === 1 ? 'Every week' : `Every ${weeks} weeks`),
    howMany: 'How many times?',
    count: (sessions: number) => (sessions === 1 ? 'Just this once' : `${sessions} times`),
    sessions: 'The sessions',
    instead: (when: string) => `Instead of ${when}, which is not free.`,
    none: 'Nothing is free around that day: this one is left out.',
    tooFar: 'Later ones lie too far ahead to be booked yet.',
    planned: (sessions: number) => (sessions === 1 ? 'One session' : `${sessions} sessions`),
    each: (sessions: number) => `${sessions} sessions, each`,
    taken:
      'One of the sessions has just been taken. Nothing is booked yet: please look at the dates once more.',
    rule: 'Each session can be cancelled by itself, by the same rule.',
    book: (sessions: number) => `Book all ${sessions} sessions`,
    all: (sessions: number) => `All ${sessions} sessions`,
  },

  code: {
    title: 'Have a code?',
    label: 'Promotion, voucher or gift code',
    use: 'Use it',
    checking: 'Looking at your code…',
    used: (name: string) => `“${name}” is in the price.`,
    drop: 'Leave it out',
    taxInPrice: (tax: string) => `${tax} in the price`,
    fault: {
      'code-unknown': 'We do not know this code. Please check its letters and digits.',
      'code-expired': 'This code is not valid now.',
      'code-used-up': 'This code has been used up.',
      'code-not-for-this': 'This code is not for what you chose.',
      'code-unpaid':
        'This gift has not been paid for yet, so nothing can be booked with it. Please ask who gave it to you.',
      'rate-limited': 'There were too many tries just now. Please wait a minute and try again.',
      unreachable: 'Your code could not be looked at just now. Please try again, or book without it.',
      refused: 'This code cannot be used here.',
    } as Readonly<Partial<Record<BackendErrorCode, string>> & { refused: string }>,
  },

  gift: {
    offer: 'Give a massage as a gift',
    leave: 'Back to the massages',
    what: 'What would you like to give?',
    hint: 'Whoever gets it chooses the day and the therapist themselves.',
    who: 'Who is it for?',
    handOver: 'You get a card with a code, to print and hand over yourself.',
    recipient: 'Their name',
    message: 'A few words for the card',
    email: 'Your e-mail',
    next: 'Go on',
    check: 'Check the gift',
    to: 'For',
    from: 'From',
    unpaid: (spa: string) => `You pay for it at ${spa}. Until then nothing can be booked with its code.`,
    give: 'Make this gift',
    sending: 'Making your gift…',
    priceChanged: 'The price has changed meanwhile. Please load this page anew.',
    done: (name: string) => `Your gift for ${name}`,
    card: 'Gift card',
    cardFor: (name: string) => `A gift for ${name}`,
    cardFrom: (name: string) => `From ${name}`,
    how: 'Choose your time on our site, and write this code on the last page before you book.',
    until: (date: string) => `Good until ${date}.`,
    print: 'Print the card',
    fault: { recipient: 'Please tell us who it is for.' },
  },

  confirmed: {
    title: (day: string, time: string, name: string) => `See you ${day} at ${time}, ${name}`,
    requested: (name: string) => `Your request is on its way, ${name}`,
    requestedHint: 'The spa will get back to you to confirm it. Until then the time is not booked.',
    looksAfter: (name: string) => `${name} will look after you.`,
    clocks: (time: string, spa: string, there: string) =>
      `${time} is the time at ${spa}. Where you are, that is ${there}.`,
    arrive: (time: string) => `Please arrive at ${time}.`,
    reference: 'Reference',
    bring: (what: string) => `Please bring: ${what}`,
    calendar: 'Add to calendar',
    addTo: (calendar: string) => `Add to ${calendar}`,
    orIn: 'Or add it with',
    file: 'Calendar file',
    travel: 'Your way to us, in minutes',
    travelFault: (most: number) => `Please give whole minutes, ${most} at most.`,
    leave: (minutes: number) =>
      `The calendar file will remind you to leave ${minutes} minutes before it begins.`,
    alarms:
      'The calendar file brings its reminders along. Google Calendar leaves them out, and the other links cannot carry any.',
    cancel: (until: string) =>
      `Plans change: you can cancel free of charge until ${until}. Name the reference when you reach us.`,
    cancelLate: 'If you can’t make it, please reach us and name the reference.',
    aftercare: 'Afterwards',
    rhythm: (weeks: number) =>
      weeks === 1 ? 'Many come back every week.' : `Many come back every ${weeks} weeks.`,
    sameAgain: (weeks: number) => (weeks === 1 ? 'Same again in a week' : `Same again in ${weeks} weeks`),
    another: 'Book another massage',
    fileFailed: 'The calendar file could not be made. Please use one of the links.',
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

/** The words of the widget. This dictionary defines the type of all the others. */
export const en = { ...first, ...later };

export type Dictionary = typeof en;
