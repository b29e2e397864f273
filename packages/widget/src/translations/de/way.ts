import type { Way } from '../en.ts';

/** Deutsch: Sie. */
export const words: Way = {
  loading: 'Einen Moment …',
  slow: 'Es dauert länger als sonst.',
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  back: 'Zurück',
  close: 'Schließen',
  tryAgain: 'Noch einmal versuchen',
  change: 'Ändern',
  there: (time) => `${time} bei Ihnen`,

  needs: {
    title: 'Was würde Ihnen guttun?',
    hint: 'Wählen Sie, so viel Sie möchten.',
    show: 'Passendes zeigen',
    all: 'Alle Massagen ansehen',
    where: 'Wo sind Sie verspannt?',
    optional: 'freiwillig',
    marked: (count) => (count === 1 ? '1 Stelle markiert' : `${count} Stellen markiert`),
    names: {
      'stress-relief': 'Stress loslassen',
      'muscle-recovery': 'Nach dem Sport erholen',
      'chronic-back-pain': 'Anhaltende Rückenschmerzen lindern',
      flexibility: 'Beweglicher werden',
      posture: 'Aufrechter sitzen und stehen',
      sleep: 'Besser schlafen',
      'self-care': 'Regelmäßig etwas für mich tun',
    },
  },

  unreachable: 'Die Buchung ist gerade nicht erreichbar.',

  body: {
    list: 'Als Liste zeigen',
    drawing: 'Als Zeichnung zeigen',
    sides: { left: 'Links', right: 'Rechts' },
    areas: {
      neck: 'Nacken',
      shoulders: 'Schultern',
      'upper-back': 'Oberer Rücken',
      'middle-back': 'Mittlerer Rücken',
      'lower-back': 'Unterer Rücken',
      hips: 'Hüften',
    },
    pressures: { light: 'Sanft', medium: 'Mittel', firm: 'Kräftig', deep: 'Tief' },
    techniques: { pressure: 'Ruhiger Druck', kneading: 'Kneten', 'gentle-movement': 'Sanfte Bewegung' },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Das dürfte passen',
    title: 'Wählen Sie Ihre Massage',
    best: 'Passt am besten',
    others: 'Alle anderen Massagen',
    all: 'Alle Massagen ansehen',
    from: (price) => `ab ${price}`,
    minutes: (least, most) => `${least}–${most} Min.`,
    couple: 'Zu zweit',
    pressure: 'Wie kräftig?',
    technique: 'Welche Berührung?',
    works: (areas, ...hands) => [areas && `Für ${areas}`, ...hands].filter(Boolean).join(' · '),
    enough: (minutes, places) =>
      `${minutes}, da Sie ${places === 1 ? 'eine Stelle' : `${places} Stellen`} markiert haben.`,
    reason: (weight, need) => `${['Hilft bei', 'Gut für', 'Wie gemacht für'][weight - 1]}: ${need}.`,
  },

  times: {
    title: 'Finden Sie Ihre Zeit',
    duration: 'Wie lange?',
    addOns: 'Etwas dazu?',
    staff: 'Bei wem?',
    anyone: 'Wer frei ist',
    withAnyone: 'egal bei wem',
    next: 'Nächste freie Zeiten',
    other: 'Oder einen Tag wählen',
    today: 'Heute',
    tomorrow: 'Morgen',
    with: (names) => `bei ${names}`,
    previousMonth: 'Voriger Monat',
    nextMonth: 'Nächster Monat',
    free: (count) => (count === 1 ? '1 Zeit frei' : `${count} Zeiten frei`),
    fullDay: 'nichts frei',
    timesOn: (day) => `Zeiten am ${day}`,
    parts: { morning: 'Vormittag', afternoon: 'Nachmittag', evening: 'Abend' },
    noneInMonth: (month) => `Im ${month} ist nichts frei.`,
    noneOn: (day) => `Am ${day} ist nichts frei.`,
    goToNext: (day) => `Zum ${day}`,
    failed: 'Die freien Zeiten konnten nicht geladen werden.',
  },

  waitlist: { title: 'Nichts Passendes? Sagen Sie mir, wenn etwas frei wird' },

  more: { title: 'Mehr bei diesem Besuch?' },

  details: {
    title: 'Wer kommt?',
    name: 'Ihr Name',
    email: 'E-Mail',
    phone: 'Telefon',
    notes: 'Was sollten wir wissen?',
    optional: 'freiwillig',
    choose: 'Bitte wählen',
    yes: 'Ja',
    no: 'Nein',
    agree: 'Ich stimme zu:',
    terms: 'AGB',
    privacy: 'Datenschutzhinweise',
    and: 'und',
    next: 'Prüfen und buchen',
    kept: 'Wir halten Ihnen diese Zeit frei, während Sie ausfüllen.',
    faults: (count) =>
      count === 1 ? 'Bitte sehen Sie sich eine Stelle an' : `Bitte sehen Sie sich ${count} Stellen an`,
    fault: {
      name: 'Bitte nennen Sie uns Ihren Namen.',
      email: 'Bitte geben Sie eine E-Mail-Adresse an, etwa name@example.com.',
      phone: 'Bitte geben Sie eine Telefonnummer an, etwa +49 30 123456.',
      notes: 'Bitte fassen Sie sich kürzer.',
      agreed: 'Bitte stimmen Sie erst zu.',
      answer: 'Bitte beantworten Sie diese Frage.',
      card: 'Bitte schreiben Sie Allergien in eine kurze Zeile.',
    },
  },

  card: {
    staffGenders: { woman: 'Einer Frau', man: 'Einem Mann', any: 'Egal' },
    title: 'Wie mögen Sie es?',
    missing: 'Das konnte nicht geladen werden. Versuchen Sie es noch einmal oder buchen Sie ohne.',
  },

  review: {
    title: 'Stimmt alles?',
    when: 'Wann',
    arrive: 'Ankunft',
    who: 'Bei',
    you: 'Sie',
    notes: 'Ihre Notiz',
    what: 'Massage',
    handsOn: (minutes) => `${minutes} Massage`,
    hours: (hours, minutes) => `${hours} Std.${minutes ? ` ${minutes} Min.` : ''}`,
    inHouse: (minutes, length) => `${minutes} Massage, etwa ${length} im Haus`,
    freeUntil: 'Kostenlos absagen bis',
    total: 'Vor Ort zu zahlen',
    tax: 'MwSt.',
    taxIncluded: (tax) => `davon ${tax}`,
    book: 'Zahlungspflichtig buchen',
    sending: 'Wird gebucht …',
    failure: {
      unreachable:
        'Die Buchung ist nicht erreichbar. Nichts ist verloren: Versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
    },
  },

  course: { title: 'Regelmäßig kommen?' },

  code: { title: 'Haben Sie einen Code?' },

  gift: { offer: 'Eine Massage verschenken' },

  confirmed: {
    title: (day, time, name) => `Bis ${day} um ${time}, ${name}`,
    looksAfter: (name) => `${name} kümmert sich um Sie.`,
    arrive: (time) => `Bitte kommen Sie um ${time}.`,
    reference: 'Buchungsnr.',
    bring: (what) => `Bitte bringen Sie mit: ${what}`,
    calendar: 'In den Kalender',
    addTo: (calendar) => `In ${calendar} eintragen`,
    orIn: 'Oder eintragen in',
    file: 'Kalenderdatei',
    travel: 'Ihr Weg zu uns, in Minuten',
    alarms:
      'Die Kalenderdatei erinnert Sie. Google Kalender lässt Erinnerungen weg, und die anderen Links können keine mitgeben.',
    cancel: (until) =>
      `Etwas kommt dazwischen? Bis ${until} können Sie kostenlos absagen. Nennen Sie uns dann die Buchungsnummer.`,
    change: 'Verlegen oder absagen',
    aftercare: 'Danach',
    another: 'Noch eine Massage buchen',
  },

  contact: {
    title: 'Direkt Kontakt aufnehmen',
    call: (number) => `${number} anrufen`,
    mail: 'E-Mail schreiben',
    whatsapp: 'Über WhatsApp schreiben',
    subject: (service) => `Buchung: ${service}`,
    hello: 'Guten Tag,',
    wish: (service, minutes) => `ich möchte ${service} (${minutes}) buchen.`,
    at: (when) => `Zeit: ${when}`,
    anyTime: 'Wann hätten Sie Zeit für mich?',
    with: (name) => `Bei: ${name}`,
    me: (details) => `Ich bin ${details}.`,
  },

  minutes: (count) => `${count} Min.`,
};
