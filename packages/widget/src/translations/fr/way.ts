import type { Way } from '../en.ts';

/** Français : vous. */
export const words: Way = {
  loading: 'Un instant…',
  slow: 'C’est plus long que d’habitude.',
  stepOf: (step, steps) => `Étape ${step} sur ${steps}`,
  back: 'Retour',
  close: 'Fermer',
  tryAgain: 'Réessayer',
  change: 'Modifier',
  there: (time) => `${time} chez vous`,

  needs: {
    title: 'Qu’est-ce qui vous ferait du bien ?',
    hint: 'Choisissez autant que vous voulez.',
    show: 'Voir ce qui convient',
    all: 'Voir tous les massages',
    where: 'Où ressentez-vous des tensions ?',
    optional: 'facultatif',
    marked: (count) => (count < 2 ? `${count} endroit indiqué` : `${count} endroits indiqués`),
    names: {
      'stress-relief': 'Relâcher le stress',
      'muscle-recovery': 'Récupérer après le sport',
      'chronic-back-pain': 'Apaiser un mal de dos persistant',
      flexibility: 'Bouger plus librement',
      posture: 'Se tenir plus droit',
      sleep: 'Mieux dormir',
      'self-care': 'Prendre soin de moi régulièrement',
    },
  },

  unreachable: 'La réservation n’est pas joignable pour le moment.',

  body: {
    list: 'Voir en liste',
    drawing: 'Voir en dessin',
    sides: { left: 'À gauche', right: 'À droite' },
    areas: {
      neck: 'Nuque',
      shoulders: 'Épaules',
      'upper-back': 'Haut du dos',
      'middle-back': 'Milieu du dos',
      'lower-back': 'Bas du dos',
      hips: 'Hanches',
    },
    pressures: { light: 'Légère', medium: 'Moyenne', firm: 'Ferme', deep: 'Profonde' },
    techniques: {
      pressure: 'Pression continue',
      kneading: 'Pétrissage',
      'gentle-movement': 'Mouvements doux',
    },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Cela devrait vous convenir',
    title: 'Choisissez votre massage',
    best: 'Le plus adapté',
    others: 'Tous les autres massages',
    all: 'Voir tous les massages',
    from: (price) => `dès ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'En duo',
    pressure: 'Quelle pression ?',
    technique: 'Quel toucher ?',
    works: (areas, pressure, technique) =>
      [
        areas && `Agit sur : ${areas.toLowerCase()}`,
        pressure && `Pression ${pressure.toLowerCase()}`,
        technique,
      ]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) =>
      `${minutes}, car vous avez indiqué ${places < 2 ? 'un endroit' : `${places} endroits`}.`,
    reason: (weight, need) => `${['Aide à', 'Bon pour', 'Idéal pour'][weight - 1]} : ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Trouvez votre horaire',
    duration: 'Quelle durée ?',
    addOns: 'Un supplément ?',
    staff: 'Avec qui ?',
    anyone: 'Peu importe',
    withAnyone: 'avec qui est libre',
    next: 'Prochains horaires libres',
    other: 'Ou choisissez un jour',
    today: 'Aujourd’hui',
    tomorrow: 'Demain',
    with: (names) => `avec ${names}`,
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
    free: (count) => (count < 2 ? `${count} horaire libre` : `${count} horaires libres`),
    fullDay: 'rien de libre',
    timesOn: (day) => `Horaires du ${day}`,
    parts: { morning: 'Matin', afternoon: 'Après-midi', evening: 'Soir' },
    noneInMonth: (month) => `Rien de libre en ${month}.`,
    noneOn: (day) => `Rien de libre le ${day}.`,
    goToNext: (day) => `Aller au ${day}`,
    failed: 'Les horaires libres n’ont pas pu être chargés.',
  },

  waitlist: { title: 'Rien ne convient ? Prévenez-moi si un horaire se libère' },

  more: { title: 'Autre chose pendant cette visite ?' },

  details: {
    title: 'Qui vient ?',
    name: 'Votre nom',
    email: 'E-mail',
    phone: 'Téléphone',
    notes: 'Quelque chose à nous dire ?',
    optional: 'facultatif',
    choose: 'Veuillez choisir',
    yes: 'Oui',
    no: 'Non',
    agree: 'J’accepte',
    terms: 'les conditions',
    privacy: 'la politique de confidentialité',
    and: 'et',
    next: 'Vérifier et réserver',
    kept: 'Nous vous gardons cet horaire pendant que vous remplissez.',
    faults: (count) => (count < 2 ? 'Un point est à revoir' : `${count} points sont à revoir`),
    fault: {
      name: 'Indiquez-nous votre nom.',
      email: 'Indiquez une adresse e-mail, par exemple nom@example.com.',
      phone: 'Indiquez un numéro de téléphone, par exemple +33 1 23 45 67 89.',
      notes: 'Veuillez raccourcir ce texte.',
      agreed: 'Veuillez d’abord accepter.',
      answer: 'Veuillez répondre à cette question.',
      card: 'Veuillez noter vos allergies en une ligne courte.',
    },
  },

  card: {
    staffGenders: { woman: 'Une femme', man: 'Un homme', any: 'Peu importe' },
    title: 'Comment l’aimez-vous ?',
    missing: 'Cela n’a pas pu être chargé. Réessayez, ou réservez sans.',
  },

  review: {
    title: 'Tout est correct ?',
    when: 'Quand',
    arrive: 'Arrivée',
    who: 'Avec',
    you: 'Vous',
    notes: 'Votre note',
    what: 'Massage',
    handsOn: (minutes) => `${minutes} de massage`,
    hours: (hours, minutes) => `${hours} h${minutes ? ` ${minutes}` : ''}`,
    inHouse: (minutes, length) => `${minutes} de massage, environ ${length} sur place`,
    freeUntil: 'Annulation gratuite jusqu’au',
    total: 'À payer sur place',
    tax: 'TVA',
    taxIncluded: (tax) => `dont ${tax}`,
    book: 'Réserver avec obligation de paiement',
    sending: 'Réservation…',
    failure: {
      unreachable:
        'La réservation n’est pas joignable. Rien n’est perdu : réessayez, ou contactez-nous directement.',
    },
  },

  course: { title: 'Venir régulièrement ?' },

  code: { title: 'Vous avez un code ?' },

  gift: { offer: 'Offrir un massage' },

  confirmed: {
    title: (day, time, name) => `À ${day}, ${time}, ${name}`,
    looksAfter: (name) => `${name} s’occupera de vous.`,
    arrive: (time) => `Merci d’arriver à ${time}.`,
    reference: 'Référence',
    bring: (what) => `À apporter : ${what}`,
    calendar: 'Ajouter au calendrier',
    addTo: (calendar) => `Ajouter à ${calendar}`,
    orIn: 'Ou l’ajouter avec',
    file: 'Fichier calendrier',
    travel: 'Votre trajet, en minutes',
    alarms:
      'Le fichier contient ses rappels. Google Agenda les ignore, et les autres liens ne peuvent pas en contenir.',
    cancel: (until) =>
      `Un imprévu ? Vous pouvez annuler sans frais jusqu’au ${until}. Donnez-nous alors la référence.`,
    change: 'Déplacer ou annuler',
    aftercare: 'Ensuite',
    another: 'Réserver un autre massage',
  },

  contact: {
    title: 'Contacter le spa directement',
    call: (number) => `Appeler le ${number}`,
    mail: 'Écrire un e-mail',
    whatsapp: 'Écrire sur WhatsApp',
    subject: (service) => `Réservation : ${service}`,
    hello: 'Bonjour,',
    wish: (service, minutes) => `je souhaite réserver ${service} (${minutes}).`,
    at: (when) => `Horaire : ${when}`,
    anyTime: 'Quand seriez-vous disponible ?',
    with: (name) => `Avec : ${name}`,
    me: (details) => `Mon nom : ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
