import type { Way } from '../en.ts';

/** Nederlands: u. */
export const words: Way = {
  loading: 'Een ogenblik…',
  slow: 'Het duurt langer dan anders.',
  stepOf: (step, steps) => `Stap ${step} van ${steps}`,
  back: 'Terug',
  close: 'Sluiten',
  tryAgain: 'Opnieuw proberen',
  change: 'Wijzigen',
  there: (time) => `${time} bij u`,

  needs: {
    title: 'Wat zou u goeddoen?',
    hint: 'Kies zoveel u wilt.',
    show: 'Toon wat past',
    all: 'Alle massages bekijken',
    where: 'Waar zit de spanning?',
    optional: 'optioneel',
    marked: (count) => (count === 1 ? '1 plek gemarkeerd' : `${count} plekken gemarkeerd`),
    names: {
      'stress-relief': 'Stress loslaten',
      'muscle-recovery': 'Herstellen na het sporten',
      'chronic-back-pain': 'Aanhoudende rugpijn verlichten',
      flexibility: 'Soepeler bewegen',
      posture: 'Een betere houding',
      sleep: 'Beter slapen',
      'self-care': 'Regelmatig goed voor mezelf zorgen',
    },
  },

  unreachable: 'Het boekingssysteem is nu niet bereikbaar.',

  body: {
    list: 'Als lijst tonen',
    drawing: 'Als tekening tonen',
    sides: { left: 'Links', right: 'Rechts' },
    areas: {
      neck: 'Nek',
      shoulders: 'Schouders',
      'upper-back': 'Bovenrug',
      'middle-back': 'Middenrug',
      'lower-back': 'Onderrug',
      hips: 'Heupen',
    },
    pressures: { light: 'Zacht', medium: 'Gemiddeld', firm: 'Stevig', deep: 'Diep' },
    techniques: { pressure: 'Rustige druk', kneading: 'Kneden', 'gentle-movement': 'Zachte beweging' },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Dit past waarschijnlijk',
    title: 'Kies uw massage',
    best: 'Past het best',
    others: 'Alle andere massages',
    all: 'Alle massages bekijken',
    from: (price) => `vanaf ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'Voor twee',
    pressure: 'Hoe stevig?',
    technique: 'Welke aanraking?',
    works: (areas, ...hands) =>
      [areas && `Voor ${areas.toLowerCase()}`, ...hands].filter(Boolean).join(' · '),
    enough: (minutes, places) =>
      `${minutes}, omdat u ${places === 1 ? 'één plek' : `${places} plekken`} hebt gemarkeerd.`,
    reason: (weight, need) =>
      `${['Helpt bij', 'Goed voor', 'Gemaakt voor'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Vind uw tijd',
    duration: 'Hoe lang?',
    addOns: 'Iets extra’s?',
    staff: 'Bij wie?',
    anyone: 'Wie vrij is',
    withAnyone: 'bij wie vrij is',
    next: 'Eerste vrije tijden',
    other: 'Of kies een dag',
    today: 'Vandaag',
    tomorrow: 'Morgen',
    with: (names) => `bij ${names}`,
    previousMonth: 'Vorige maand',
    nextMonth: 'Volgende maand',
    free: (count) => (count === 1 ? '1 tijd vrij' : `${count} tijden vrij`),
    fullDay: 'niets vrij',
    timesOn: (day) => `Tijden op ${day}`,
    parts: { morning: 'Ochtend', afternoon: 'Middag', evening: 'Avond' },
    noneInMonth: (month) => `In ${month} is niets vrij.`,
    noneOn: (day) => `Op ${day} is niets vrij.`,
    goToNext: (day) => `Naar ${day}`,
    failed: 'De vrije tijden konden niet worden geladen.',
  },

  waitlist: { title: 'Niets dat past? Laat het me weten als er iets vrijkomt' },

  more: { title: 'Meer tijdens dit bezoek?' },

  details: {
    title: 'Wie komt er?',
    name: 'Uw naam',
    email: 'E-mail',
    phone: 'Telefoon',
    notes: 'Iets dat we moeten weten?',
    optional: 'optioneel',
    choose: 'Maak een keuze',
    yes: 'Ja',
    no: 'Nee',
    agree: 'Ik ga akkoord met',
    terms: 'de voorwaarden',
    privacy: 'de privacyverklaring',
    and: 'en',
    next: 'Controleren en boeken',
    kept: 'We houden deze tijd voor u vrij terwijl u invult.',
    faults: (count) => (count === 1 ? 'Kijk nog even naar één punt' : `Kijk nog even naar ${count} punten`),
    fault: {
      name: 'Vul uw naam in.',
      email: 'Vul een e-mailadres in, zoals naam@example.com.',
      phone: 'Vul een telefoonnummer in, zoals +31 20 123 4567.',
      notes: 'Houd dit wat korter.',
      agreed: 'Ga eerst akkoord.',
      answer: 'Beantwoord deze vraag.',
      card: 'Schrijf allergieën op één korte regel.',
    },
  },

  card: {
    staffGenders: { woman: 'Een vrouw', man: 'Een man', any: 'Maakt niet uit' },
    title: 'Hoe hebt u het graag?',
    missing: 'Dit kon niet worden geladen. Probeer het opnieuw of boek zonder.',
  },

  review: {
    title: 'Klopt alles?',
    when: 'Wanneer',
    arrive: 'Aankomst',
    who: 'Bij',
    you: 'U',
    notes: 'Uw notitie',
    what: 'Massage',
    handsOn: (minutes) => `${minutes} massage`,
    hours: (hours, minutes) => `${hours} uur${minutes ? ` ${minutes} min` : ''}`,
    inHouse: (minutes, length) => `${minutes} massage, ongeveer ${length} in huis`,
    freeUntil: 'Gratis annuleren tot',
    total: 'Ter plaatse te betalen',
    tax: 'Btw',
    taxIncluded: (tax) => `waarvan ${tax}`,
    book: 'Boeken met betalingsverplichting',
    sending: 'Bezig met boeken…',
    failure: {
      unreachable:
        'Het boekingssysteem is niet bereikbaar. Er is niets verloren: probeer het opnieuw of neem direct contact op.',
    },
  },

  course: { title: 'Regelmatig komen?' },

  code: { title: 'Hebt u een code?' },

  gift: { offer: 'Een massage cadeau geven' },

  confirmed: {
    title: (day, time, name) => `Tot ${day}, ${time}, ${name}`,
    looksAfter: (name) => `${name} zorgt voor u.`,
    arrive: (time) => `Graag aanwezig om ${time}.`,
    reference: 'Boekingsnr.',
    bring: (what) => `Graag meenemen: ${what}`,
    calendar: 'In agenda zetten',
    addTo: (calendar) => `In ${calendar} zetten`,
    orIn: 'Of toevoegen met',
    file: 'Agendabestand',
    travel: 'Uw reistijd, in minuten',
    alarms:
      'Het bestand bevat de herinneringen. Google Agenda laat ze weg en de andere links kunnen er geen meegeven.',
    cancel: (until) =>
      `Komt er iets tussen? U kunt gratis annuleren tot ${until}. Noem dan het boekingsnummer.`,
    change: 'Verzetten of annuleren',
    aftercare: 'Daarna',
    another: 'Nog een massage boeken',
  },

  contact: {
    title: 'Direct contact opnemen',
    call: (number) => `Bel ${number}`,
    mail: 'E-mail schrijven',
    whatsapp: 'Via WhatsApp schrijven',
    subject: (service) => `Boeking: ${service}`,
    hello: 'Goedendag,',
    wish: (service, minutes) => `ik wil graag ${service} (${minutes}) boeken.`,
    at: (when) => `Tijd: ${when}`,
    anyTime: 'Wanneer hebt u tijd voor mij?',
    with: (name) => `Bij: ${name}`,
    me: (details) => `Ik ben ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
