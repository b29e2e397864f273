import type {
  BackendErrorCode,
  NoSlotsReason,
  Oil,
  PreferredGender,
  ScreeningOutcome,
  Sound,
  Talk,
} from '@unknot/core';

/** The words that few visitors come to see: they are loaded when the first of them is needed. */
export const words = {
  broken: {
    title: 'This booking form is not set up correctly',
    hint: 'For the owner of this page: please mend the following.',
  },

  services: {
    none: 'No massage is made for just that. Here is everything we offer.',
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
    asLastTime: (who: string) => `${who}, as last time`,
    staffFor: (guest: string) => `With whom, ${guest}?`,
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
    taken: 'That time has just been taken. These are the next ones that are free.',
    zone: (spa: string) => `Large: the time at ${spa}. Small: the time where you are.`,
  },

  more: {
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
    guest: 'Your guest',
    guestName: 'Their name',
    choose: 'Please choose',
    notKept:
      'Your notes and wishes were not kept when the page was loaded anew: they are yours alone until you book. Please add them once more.',
  },

  card: {
    theirs: 'How do they like it?',
    again: 'Your card from last time',
    use: 'Use it',
    forget: 'Forget it',
    remember: 'Remember this on this device for next time',
    rememberHint: 'It stays in this browser until you forget it here.',
    hint: 'Say as much or as little as you like. Your therapist sees it before you come.',
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
    freeEnded: 'Free cancellation ended on',
    lateAtOnce: 'For a time this soon, our rule for late cancellations applies at once:',
    tellUs: 'If your plans change, please tell us as soon as you can.',
    taxAdded: (tax: string) => tax,
    deposit: 'of which deposit',
    depositHint: 'Nothing is paid here: you pay the deposit at the spa, as part of the price.',
    request: 'Send request',
    priceChanged: 'The price has changed meanwhile. Please look at it once more before you book.',
    failure: {
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
    requested: (name: string) => `Your request is on its way, ${name}`,
    requestedHint: 'The spa will get back to you to confirm it. Until then the time is not booked.',
    clocks: (time: string, spa: string, there: string) =>
      `${time} is the time at ${spa}. Where you are, that is ${there}.`,
    travelFault: (most: number) => `Please give whole minutes, ${most} at most.`,
    leave: (minutes: number) =>
      `The calendar file will remind you to leave ${minutes} minutes before it begins.`,
    cancelLate: 'If you can’t make it, please reach us and name the reference.',
    aftercare: 'Afterwards',
    rhythm: (weeks: number) =>
      weeks === 1 ? 'Many come back every week.' : `Many come back every ${weeks} weeks.`,
    sameAgain: (weeks: number) => (weeks === 1 ? 'Same again in a week' : `Same again in ${weeks} weeks`),
    fileFailed: 'The calendar file could not be made. Please use one of the links.',
  },
};
