import type { Way } from '../en.ts';

/** Italiano: forma di cortesia, dove si può senza pronome. */
export const words: Way = {
  loading: 'Un momento…',
  slow: 'Ci vuole più del solito.',
  stepOf: (step, steps) => `Passo ${step} di ${steps}`,
  back: 'Indietro',
  close: 'Chiudi',
  tryAgain: 'Riprovare',
  change: 'Modifica',
  there: (time) => `${time} da Lei`,

  needs: {
    title: 'Che cosa Le farebbe bene?',
    hint: 'Scelga tutto ciò che desidera.',
    show: 'Mostra i più adatti',
    all: 'Vedi tutti i massaggi',
    where: 'Dove sente tensione?',
    optional: 'facoltativo',
    marked: (count) => (count === 1 ? '1 punto segnato' : `${count} punti segnati`),
    names: {
      'stress-relief': 'Sciogliere lo stress',
      'muscle-recovery': 'Recuperare dopo lo sport',
      'chronic-back-pain': 'Alleviare il mal di schiena persistente',
      flexibility: 'Muoversi più liberamente',
      posture: 'Migliorare la postura',
      sleep: 'Dormire meglio',
      'self-care': 'Prendermi cura di me con regolarità',
    },
  },

  unreachable: 'Le prenotazioni non sono raggiungibili in questo momento.',

  body: {
    list: 'Mostra come elenco',
    drawing: 'Mostra come disegno',
    sides: { left: 'Sinistra', right: 'Destra' },
    areas: {
      neck: 'Collo',
      shoulders: 'Spalle',
      'upper-back': 'Parte alta della schiena',
      'middle-back': 'Parte centrale della schiena',
      'lower-back': 'Zona lombare',
      hips: 'Fianchi',
    },
    pressures: { light: 'Leggera', medium: 'Media', firm: 'Decisa', deep: 'Profonda' },
    techniques: {
      pressure: 'Pressione costante',
      kneading: 'Impastamento',
      'gentle-movement': 'Movimento dolce',
    },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Questo fa per Lei',
    title: 'Scelga il massaggio',
    best: 'Il più adatto',
    others: 'Tutti gli altri massaggi',
    all: 'Vedi tutti i massaggi',
    from: (price) => `da ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'Per due',
    pressure: 'Quale pressione?',
    technique: 'Quale tecnica?',
    works: (areas, pressure, technique) =>
      [
        areas && `Agisce su: ${areas.toLowerCase()}`,
        pressure && `Pressione ${pressure.toLowerCase()}`,
        technique,
      ]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) =>
      `${minutes}, perché ha segnato ${places === 1 ? 'un punto' : `${places} punti`}.`,
    reason: (weight, need) =>
      `${['Aiuta a', 'Indicato per', 'Ideale per'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Trovi il Suo orario',
    duration: 'Quanto tempo?',
    addOns: 'Qualcosa in più?',
    staff: 'Con chi?',
    anyone: 'Chi è libero',
    withAnyone: 'con chi è libero',
    next: 'Prossimi orari liberi',
    other: 'Oppure scelga un giorno',
    today: 'Oggi',
    tomorrow: 'Domani',
    with: (names) => `con ${names}`,
    previousMonth: 'Mese precedente',
    nextMonth: 'Mese successivo',
    free: (count) => (count === 1 ? '1 orario libero' : `${count} orari liberi`),
    fullDay: 'nulla di libero',
    timesOn: (day) => `Orari: ${day}`,
    parts: { morning: 'Mattina', afternoon: 'Pomeriggio', evening: 'Sera' },
    noneInMonth: (month) => `Nulla di libero a ${month}.`,
    noneOn: (day) => `Nulla di libero ${day}.`,
    goToNext: (day) => `Vai a ${day}`,
    failed: 'Non è stato possibile caricare gli orari liberi.',
  },

  waitlist: { title: 'Niente di adatto? Avvisatemi se si libera qualcosa' },

  more: { title: 'Altro in questa visita?' },

  details: {
    title: 'Chi viene?',
    name: 'Il Suo nome',
    email: 'E-mail',
    phone: 'Telefono',
    notes: 'Qualcosa che dovremmo sapere?',
    optional: 'facoltativo',
    choose: 'Scelga',
    yes: 'Sì',
    no: 'No',
    agree: 'Accetto',
    terms: 'le condizioni',
    privacy: 'l’informativa sulla privacy',
    and: 'e',
    next: 'Controlla e prenota',
    kept: 'Teniamo libero questo orario mentre compila.',
    faults: (count) => (count === 1 ? 'C’è un punto da rivedere' : `Ci sono ${count} punti da rivedere`),
    fault: {
      name: 'Indichi il Suo nome.',
      email: 'Indichi un indirizzo e-mail, ad esempio nome@example.com.',
      phone: 'Indichi un numero di telefono, ad esempio +39 06 1234567.',
      notes: 'Per favore, abbrevi il testo.',
      agreed: 'Per favore, accetti prima di proseguire.',
      answer: 'Per favore, risponda a questa domanda.',
      card: 'Per favore, scriva le allergie in una riga breve.',
    },
  },

  card: {
    staffGenders: { woman: 'Una donna', man: 'Un uomo', any: 'Indifferente' },
    title: 'Come Le piace?',
    missing: 'Non è stato possibile caricarlo. Riprovi, o prenoti senza.',
  },

  review: {
    title: 'È tutto giusto?',
    when: 'Quando',
    arrive: 'Arrivo',
    who: 'Con',
    you: 'Lei',
    notes: 'La Sua nota',
    what: 'Massaggio',
    handsOn: (minutes) => `${minutes} di massaggio`,
    hours: (hours, minutes) => `${hours} h${minutes ? ` ${minutes} min` : ''}`,
    inHouse: (minutes, length) => `${minutes} di massaggio, circa ${length} da noi`,
    freeUntil: 'Cancellazione gratuita fino a',
    total: 'Da pagare in sede',
    tax: 'IVA',
    taxIncluded: (tax) => `di cui ${tax}`,
    book: 'Prenota con obbligo di pagamento',
    sending: 'Prenotazione…',
    failure: {
      unreachable:
        'Le prenotazioni non sono raggiungibili. Nulla è perduto: riprovi, o ci contatti direttamente.',
    },
  },

  course: { title: 'Venire con regolarità?' },

  code: { title: 'Ha un codice?' },

  gift: { offer: 'Regalare un massaggio' },

  confirmed: {
    title: (day, time, name) => `A ${day}, ${time}, ${name}`,
    looksAfter: (name) => `Si occuperà di Lei ${name}.`,
    arrive: (time) => `Orario di arrivo: ${time}.`,
    reference: 'Codice',
    bring: (what) => `Per favore, porti: ${what}`,
    calendar: 'Aggiungi al calendario',
    addTo: (calendar) => `Aggiungi a ${calendar}`,
    orIn: 'Oppure aggiungi con',
    file: 'File di calendario',
    travel: 'Il Suo tragitto, in minuti',
    alarms:
      'Il file contiene i promemoria. Google Calendar li omette e gli altri link non possono contenerne.',
    cancel: (until) =>
      `Un imprevisto? Può cancellare gratuitamente fino a ${until}. Ci indichi allora il codice.`,
    change: 'Spostare o cancellare',
    aftercare: 'Dopo',
    another: 'Prenota un altro massaggio',
  },

  contact: {
    title: 'Contattare direttamente la spa',
    call: (number) => `Chiama ${number}`,
    mail: 'Scrivi un’e-mail',
    whatsapp: 'Scrivi su WhatsApp',
    subject: (service) => `Prenotazione: ${service}`,
    hello: 'Buongiorno,',
    wish: (service, minutes) => `vorrei prenotare ${service} (${minutes}).`,
    at: (when) => `Orario: ${when}`,
    anyTime: 'Quando avreste posto per me?',
    with: (name) => `Con: ${name}`,
    me: (details) => `Sono ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
