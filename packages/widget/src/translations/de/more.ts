import type { More } from '../en.ts';

export const words: More = {
  broken: {
    title: 'Dieses Buchungsformular ist nicht richtig eingerichtet',
    hint: 'Für die Betreiber dieser Seite: Bitte beheben Sie Folgendes.',
  },

  services: {
    none: 'Genau dafür haben wir keine Massage. Hier ist alles, was wir anbieten.',
  },

  screening: {
    title: 'Bevor es losgeht',
    hint: 'Ein paar Fragen, damit Ihnen die Massage guttut.',
    both: 'Bitte antworten Sie für Sie beide.',
    consent: (spa) => `${spa} darf meine Antworten aufbewahren und dem Team zeigen.`,
    kept: 'Sie werden nur mit der Buchung gesendet, verschlüsselt aufbewahrt und einige Wochen nach Ihrem Besuch gelöscht.',
    next: 'Weiter',
    missing: (count) => (count === 1 ? 'Es fehlt noch eine Angabe.' : `Es fehlen noch ${count} Angaben.`),
    unanswered: 'Bitte beantworten Sie diese Frage.',
    outcome: {
      allow: 'Vielen Dank',
      swap: 'Etwas anderes wäre besser für Sie',
      talk: 'Sprechen wir zuerst miteinander',
      decline: 'Im Moment leider nicht',
    },
    take: (service) => `Stattdessen ${service} nehmen`,
    change: 'Meine Antworten ändern',
  },

  times: {
    asLastTime: (who) => `${who}, wie beim letzten Mal`,
    staffFor: (guest) => `Bei wem, ${guest}?`,
    none: 'In den Wochen, die gebucht werden können, ist nichts frei.',
    why: {
      past: 'Diese Zeit ist vorbei.',
      'lead-time': 'So kurzfristig geht es hier nicht: Bitte melden Sie sich direkt bei uns.',
      horizon: 'So weit im Voraus kann noch nicht gebucht werden.',
      closed: 'Dann haben wir geschlossen.',
      'too-long': 'So lange, wie das dauert, haben wir dann nicht geöffnet.',
      nobody: 'Niemand bei uns passt zu diesem Wunsch.',
      away: 'Wer diese Massage gibt, ist dann nicht da.',
      full: 'Alles ist vergeben.',
    },
    taken: 'Diese Zeit wurde gerade vergeben. Das sind die nächsten freien.',
    zone: (spa) => `Groß: die Zeit bei ${spa}. Klein: die Zeit bei Ihnen.`,
  },

  more: {
    me: 'Noch eine Massage für mich',
    guest: 'Jemand kommt mit',
    guestAgain: 'Noch eine Massage für meinen Gast',
    which: 'Welche, gleich danach?',
    together: 'Nebeneinander',
    after: 'Nacheinander',
    forYou: 'für Sie',
    forGuest: 'für Ihren Gast',
    added: (service) => `${service} kommt dazu`,
    removed: (service) => `${service} ist entfernt`,
    remove: (service) => `${service} entfernen`,
    takeOut: 'Entfernen',
    guestUnnamed: 'Ein Gast',
    full: 'Mehr passt hier nicht in einen Besuch.',
  },

  details: {
    guest: 'Ihr Gast',
    guestName: 'Name des Gastes',
    notKept:
      'Ihre Notiz und Ihre Wünsche wurden beim Neuladen nicht behalten: Bis Sie buchen, gehören sie nur Ihnen. Bitte geben Sie sie noch einmal an.',
    keptSoon: 'Wir halten Ihre Zeit noch zwei Minuten frei. Was Sie geschrieben haben, bleibt.',
    keepOn: 'Weiter freihalten',
  },

  card: {
    theirs: 'Wie mag Ihr Gast es?',
    again: 'Ihre Karte vom letzten Mal',
    use: 'Verwenden',
    forget: 'Vergessen',
    remember: 'Für das nächste Mal auf diesem Gerät merken',
    rememberHint: 'Es bleibt in diesem Browser, bis Sie es hier vergessen lassen.',
    hint: 'Sagen Sie so viel oder so wenig, wie Sie mögen. Wer Sie massiert, liest es vorher.',
    howFirm: 'Wie kräftig?',
    pressure: (name) => `Druck: ${name.toLowerCase()}`,
    where: 'Wo?',
    workOn: 'Hier länger verweilen',
    avoid: 'Auslassen',
    oil: 'Öl',
    oils: { any: 'Egal', unscented: 'Ohne Duft', none: 'Keines' },
    allergies: 'Allergien',
    allergiesHint: 'Was Ihre Haut nicht verträgt: Mandelöl, Lavendel, Latex …',
    sound: 'Musik oder Ruhe?',
    sounds: { music: 'Musik', quiet: 'Ruhe' },
    talk: 'Gespräch',
    talks: { chat: 'Gern plaudern', little: 'Ein wenig', silence: 'In Stille' },
    staffGender: 'Massiert von',
    staffGenderHint: 'Wir richten es ein, wo es geht. Die gewählte Zeit ändert sich nicht.',
    side: (area, side) => `${area} (${side.toLowerCase()})`,
    line: (term, text) => `${term}: ${text}`,
    said: (term, text) => `${term}: ${text}`,
  },

  review: {
    freeEnded: 'Kostenlos absagen ging bis',
    lateAtOnce: 'So kurzfristig gilt unsere Regel für späte Absagen sofort:',
    tellUs: 'Wenn sich etwas ändert, sagen Sie uns bitte so bald wie möglich Bescheid.',
    taxAdded: (tax) => `zzgl. ${tax}`,
    deposit: 'davon Anzahlung',
    depositHint: 'Hier wird nichts bezahlt: Die Anzahlung leisten Sie vor Ort, als Teil des Preises.',
    request: 'Anfrage senden',
    priceChanged:
      'Der Preis hat sich inzwischen geändert. Bitte sehen Sie ihn sich vor dem Buchen noch einmal an.',
    failure: {
      'payment-unavailable':
        'Die Zahlungsseite antwortet gerade nicht. Nichts ist gebucht und nichts bezahlt: Versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
      'rate-limited':
        'Das waren gerade zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
      'key-reused':
        'Ihre erste Anfrage ist angekommen und gebucht. Wenn Sie etwas ändern möchten, melden Sie sich bitte direkt bei uns.',
      refused: 'Diese Buchung wurde nicht angenommen. Bitte melden Sie sich direkt bei uns.',
    },
  },

  manage: {
    title: (day, time) => `Ihr Termin: ${day} um ${time}`,
    cancelledTitle: 'Dieser Termin ist abgesagt',
    overTitle: 'Dieser Termin ist vorbei',
    unknownTitle: 'Dieser Link führt zu keinem Termin',
    unknown:
      'Vielleicht ist er alt oder nicht ganz kopiert. Versuchen Sie den Link in unserer letzten Mail, oder melden Sie sich direkt bei uns.',
    news: {
      moved: 'Der Termin ist verlegt. Eine Mail mit der neuen Zeit ist unterwegs zu Ihnen.',
      cancelled:
        'Zu dieser Zeit ist nichts mehr gebucht. Eine Mail, die das bestätigt, ist unterwegs zu Ihnen.',
      'contact-changed':
        'Ihre Kontaktdaten sind geändert. Eine Mail, die das bestätigt, ist unterwegs zu Ihnen.',
      'too-late': 'Das geht hier nicht mehr. So steht es um Ihren Termin.',
      'slot-taken': 'Jemand war einen Augenblick schneller. Das sind die freien Zeiten.',
    },
    when: 'Wann',
    with: 'Bei',
    where: 'Wo',
    move: 'Auf eine andere Zeit verlegen',
    cancel: 'Absagen',
    until: (until) => `bis ${until}`,
    late: 'Verlegen oder absagen geht hier nicht mehr. Wenn Sie nicht kommen können, melden Sie sich bitte mit der Buchungsnummer bei uns.',
    moveLate: 'Verlegen geht hier nicht mehr; bitte melden Sie sich mit der Buchungsnummer bei uns.',
    cancelLate: 'Absagen geht hier nicht mehr; bitte melden Sie sich mit der Buchungsnummer bei uns.',
    contact: 'Meine Kontaktdaten ändern',
    again: 'Noch einmal dasselbe buchen',
    sessions: 'Alle Termine',
    session: 'ansehen oder ändern',
    isCancelled: 'abgesagt',
    toCourse: 'Alle Termine der Reihe',
    moveTitle: 'Eine andere Zeit finden',
    now: (when) => `Bisher: ${when}.`,
    moveToTitle: 'Auf diese Zeit verlegen?',
    before: 'Bisher',
    after: 'Dann',
    price: 'Der Preis bleibt wie vereinbart.',
    doMove: 'Ja, verlegen',
    otherTime: 'Eine andere Zeit',
    cancelTitle: 'Diesen Termin absagen?',
    free: (until) => `Kostenlos absagen können Sie bis ${until}.`,
    deposit: (amount) =>
      `Ihre Anzahlung von ${amount} bekommen Sie zurück, auf dem Weg, auf dem Sie gezahlt haben.`,
    deposits: 'Anzahlungen bekommen Sie zurück, auf dem Weg, auf dem Sie gezahlt haben.',
    whole: 'Alle Termine der Reihe, die noch abgesagt werden können',
    doCancel: 'Ja, absagen',
    keep: 'So lassen',
    contactTitle: 'Wie erreichen wir Sie?',
    contactHint: 'Wenn Sie eine andere Adresse angeben, schreiben wir auch an die alte.',
    save: 'Speichern',
    working: 'Einen Moment …',
    failed:
      'Das hat gerade nicht geklappt, und nichts ist geändert. Bitte versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
  },

  waitlist: {
    hint: (hours) =>
      `Wenn eine passende Zeit frei wird, schreiben wir Ihnen und halten sie etwa ${hours} für Sie frei. Wer zuerst gefragt hat, erfährt es zuerst. Gebucht ist erst, wenn Sie zusagen.`,
    days: 'An welchen Tagen?',
    anyDay: 'Wenn Sie keinen wählen, passt jeder Tag.',
    from: 'Ab',
    to: 'Zu Ende bis',
    anyTime: 'jederzeit',
    until: 'Bis zu welchem Tag?',
    fits: (when) => `Eine passende Zeit gibt es schon: ${when}.`,
    takeIt: 'Diese Zeit wählen',
    send: 'Bescheid geben',
    sending: 'Einen Moment …',
    done: (email, until) =>
      `Sie stehen bis ${until} auf der Liste. Wenn eine Zeit frei wird, schreiben wir an ${email}.`,
    withdraw: 'Von der Liste streichen',
    withdrawn: 'Sie stehen nicht mehr auf der Liste.',
    fault: {
      to: 'Bitte wählen Sie eine spätere Stunde.',
      until: 'Bitte wählen Sie einen Tag innerhalb eines Jahres.',
    },
    failure: {
      'rate-limited':
        'Sie warten schon auf mehreres. Lassen Sie sich erst von einer Liste streichen, oder versuchen Sie es später noch einmal.',
      other:
        'Das hat gerade nicht geklappt. Bitte versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
    },
  },

  offer: {
    title: 'Eine Zeit ist frei geworden',
    kept: (until) => `Wir halten sie bis ${until} für Sie frei. Gebucht ist sie, sobald Sie zusagen.`,
    more: 'Vorher ist noch etwas zu beantworten oder zu bezahlen. Die Zeit bleibt so lange Ihre.',
    take: 'Zusagen',
    notThis: 'Diese nicht',
    leave: 'Von der Liste streichen',
    over: 'Diese Zeit ist an jemand anderen gegangen',
    overHint: 'Wir haben sie eine Weile für Sie freigehalten, dann war die nächste Person an der Reihe.',
    declined: 'Sie haben diese Zeit weitergegeben',
    taken: 'Sie haben diese Zeit angenommen',
    takenHint: 'Alles dazu steht in der Mail, die sie bestätigt.',
    unknown: 'Dieser Link führt zu keiner Zeit',
    unknownHint: 'Vielleicht ist er alt oder nicht ganz kopiert.',
    waits: 'Sie stehen weiter auf der Liste: Wir schreiben Ihnen, wenn eine andere Zeit frei wird.',
    ended: 'Sie stehen nicht mehr auf der Liste.',
    calendar: 'Freie Zeiten ansehen',
    failure: {
      'price-changed':
        'Der Preis hat sich inzwischen geändert. Bitte sehen Sie ihn sich noch einmal an, bevor Sie zusagen.',
      'rate-limited':
        'Das waren gerade zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
      other:
        'Das hat gerade nicht geklappt, und nichts ist gebucht. Bitte versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
    },
  },

  payment: {
    total: 'Insgesamt',
    now: 'Anzahlung, jetzt zu zahlen',
    paid: 'Anzahlung, bezahlt',
    later: 'Vor Ort zu zahlen',
    hint: 'Die Anzahlung zahlen Sie auf einer sicheren Seite unseres Zahlungsdienstes. Sobald sie bezahlt ist, haben Sie gebucht.',
    book: (amount) => `${amount} zahlen und buchen`,
    title: 'Nur die Anzahlung fehlt noch',
    kept: (time) =>
      `Wir halten Ihnen diese Zeit bis ${time} frei. Sobald die Anzahlung bezahlt ist, haben Sie gebucht.`,
    wait: 'Sobald die Anzahlung bezahlt ist, haben Sie gebucht.',
    pay: (amount) => `${amount} zahlen`,
    letGo: 'Diese Zeit freigeben',
    failed:
      'Das hat gerade nicht geklappt. Bitte versuchen Sie es noch einmal oder melden Sie sich direkt bei uns.',
    expired: 'Diese Zeit ist wieder frei',
    expiredHint: 'Die Anzahlung kam nicht rechtzeitig, deshalb ist nichts gebucht und nichts zu zahlen.',
    again: 'Eine andere Zeit wählen',
  },

  course: {
    howOften: 'Wie oft?',
    every: (weeks) => (weeks === 1 ? 'Jede Woche' : `Alle ${weeks} Wochen`),
    howMany: 'Wie viele Male?',
    count: (sessions) => (sessions === 1 ? 'Nur dieses eine Mal' : `${sessions}-mal`),
    sessions: 'Die Termine',
    instead: (when) => `Statt ${when}, da nichts frei ist.`,
    none: 'Um diesen Tag ist nichts frei: Dieser Termin entfällt.',
    tooFar: 'Spätere liegen zu weit voraus, um schon gebucht zu werden.',
    planned: (sessions) => (sessions === 1 ? 'Ein Termin' : `${sessions} Termine`),
    each: (sessions) => `${sessions} Termine, je`,
    taken:
      'Einer der Termine wurde gerade vergeben. Noch ist nichts gebucht: Bitte sehen Sie sich die Tage noch einmal an.',
    rule: 'Jeder Termin kann einzeln abgesagt werden, nach derselben Regel.',
    book: (sessions) =>
      sessions === 1
        ? 'Termin zahlungspflichtig buchen'
        : `Alle ${sessions} Termine zahlungspflichtig buchen`,
    all: (sessions) => (sessions === 1 ? 'Ein Termin' : `Alle ${sessions} Termine`),
  },

  code: {
    label: 'Rabatt-, Gutschein- oder Geschenkcode',
    use: 'Einlösen',
    checking: 'Ihr Code wird geprüft …',
    used: (name) => `„${name}“ ist im Preis berücksichtigt.`,
    drop: 'Weglassen',
    taxInPrice: (tax) => `${tax} im Preis`,
    fault: {
      'code-unknown': 'Diesen Code kennen wir nicht. Bitte prüfen Sie Buchstaben und Ziffern.',
      'code-expired': 'Dieser Code gilt jetzt nicht.',
      'code-used-up': 'Dieser Code ist aufgebraucht.',
      'code-not-for-this': 'Dieser Code gilt nicht für das, was Sie gewählt haben.',
      'code-unpaid':
        'Dieses Geschenk ist noch nicht bezahlt, deshalb kann damit nichts gebucht werden. Bitte fragen Sie, wer es Ihnen geschenkt hat.',
      'rate-limited':
        'Das waren gerade zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
      unreachable:
        'Ihr Code konnte gerade nicht geprüft werden. Bitte versuchen Sie es noch einmal oder buchen Sie ohne.',
      refused: 'Dieser Code kann hier nicht eingelöst werden.',
    },
  },

  gift: {
    leave: 'Zurück zu den Massagen',
    what: 'Was möchten Sie verschenken?',
    hint: 'Tag und Uhrzeit wählt, wer die Massage bekommt.',
    who: 'Für wen ist es?',
    handOver: 'Sie bekommen eine Karte mit einem Code, zum Ausdrucken und Überreichen.',
    recipient: 'Name der beschenkten Person',
    message: 'Ein paar Worte für die Karte',
    email: 'Ihre E-Mail',
    next: 'Weiter',
    check: 'Geschenk prüfen',
    to: 'Für',
    from: 'Von',
    unpaid: (spa) => `Sie bezahlen es bei ${spa}. Bis dahin kann mit dem Code nichts gebucht werden.`,
    give: 'Zahlungspflichtig verschenken',
    sending: 'Ihr Geschenk wird erstellt …',
    priceChanged: 'Der Preis hat sich inzwischen geändert. Bitte laden Sie die Seite neu.',
    done: (name) => `Ihr Geschenk für ${name}`,
    card: 'Geschenkkarte',
    cardFor: (name) => `Ein Geschenk für ${name}`,
    cardFrom: (name) => `Von ${name}`,
    how: 'Wählen Sie Ihre Zeit auf unserer Seite, und geben Sie diesen Code vor dem Buchen auf der letzten Seite ein.',
    until: (date) => `Gültig bis ${date}.`,
    print: 'Karte drucken',
    fault: { recipient: 'Bitte sagen Sie uns, für wen es ist.' },
  },

  confirmed: {
    requested: (name) => `Ihre Anfrage ist unterwegs, ${name}`,
    requestedHint: 'Wir melden uns, um sie zu bestätigen. Bis dahin ist die Zeit nicht gebucht.',
    clocks: (time, spa, there) => `${time} ist die Zeit bei ${spa}. Bei Ihnen ist das ${there}.`,
    calendarAgain: 'Im Kalender aktualisieren',
    calendarAgainHint:
      'Die Datei ersetzt den Eintrag, den sie zuvor gemacht hat. Was Sie mit einem Link von Google, Outlook oder Yahoo eingetragen haben, ändern Sie bitte dort.',
    travelFault: (most) => `Bitte ganze Minuten angeben, höchstens ${most}.`,
    leave: (minutes) =>
      `Die Kalenderdatei erinnert Sie ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} vor Beginn ans Losgehen.`,
    cancelLate: 'Wenn Sie nicht kommen können, melden Sie sich bitte mit der Buchungsnummer bei uns.',
    rhythm: (weeks) =>
      weeks === 1 ? 'Viele kommen jede Woche wieder.' : `Viele kommen alle ${weeks} Wochen wieder.`,
    sameAgain: (weeks) => (weeks === 1 ? 'In einer Woche wieder' : `In ${weeks} Wochen wieder`),
    fileFailed: 'Die Kalenderdatei konnte nicht erstellt werden. Bitte nehmen Sie einen der Links.',
  },
};
