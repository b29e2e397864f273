import type { Way } from '../en.ts';

/** Español: usted. */
export const words: Way = {
  loading: 'Un momento…',
  slow: 'Está tardando más de lo habitual.',
  stepOf: (step, steps) => `Paso ${step} de ${steps}`,
  back: 'Atrás',
  close: 'Cerrar',
  tryAgain: 'Intentar de nuevo',
  change: 'Cambiar',
  there: (time) => `${time} donde usted está`,

  needs: {
    title: '¿Qué le sentaría bien?',
    hint: 'Elija todo lo que quiera.',
    show: 'Ver lo más adecuado',
    all: 'Ver todos los masajes',
    where: '¿Dónde siente tensión?',
    optional: 'opcional',
    marked: (count) => (count === 1 ? '1 zona marcada' : `${count} zonas marcadas`),
    names: {
      'stress-relief': 'Soltar el estrés',
      'muscle-recovery': 'Recuperarme tras el deporte',
      'chronic-back-pain': 'Aliviar un dolor de espalda persistente',
      flexibility: 'Moverme con más libertad',
      posture: 'Mejorar la postura',
      sleep: 'Dormir mejor',
      'self-care': 'Cuidarme con regularidad',
    },
  },

  unreachable: 'No se puede acceder a las reservas en este momento.',

  body: {
    list: 'Ver como lista',
    drawing: 'Ver como dibujo',
    sides: { left: 'Izquierda', right: 'Derecha' },
    areas: {
      neck: 'Cuello',
      shoulders: 'Hombros',
      'upper-back': 'Parte alta de la espalda',
      'middle-back': 'Parte media de la espalda',
      'lower-back': 'Zona lumbar',
      hips: 'Caderas',
    },
    pressures: { light: 'Suave', medium: 'Media', firm: 'Firme', deep: 'Profunda' },
    techniques: {
      pressure: 'Presión continua',
      kneading: 'Amasamiento',
      'gentle-movement': 'Movimiento suave',
    },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Esto le vendrá bien',
    title: 'Elija su masaje',
    best: 'El más adecuado',
    others: 'Los demás masajes',
    all: 'Ver todos los masajes',
    from: (price) => `desde ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'Para dos',
    pressure: '¿Qué presión?',
    technique: '¿Qué técnica?',
    works: (areas, pressure, technique) =>
      [areas && `Trabaja: ${areas.toLowerCase()}`, pressure && `Presión ${pressure.toLowerCase()}`, technique]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) =>
      `${minutes}, porque ha marcado ${places === 1 ? 'una zona' : `${places} zonas`}.`,
    reason: (weight, need) =>
      `${['Ayuda a', 'Bueno para', 'Ideal para'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Encuentre su hora',
    duration: '¿Cuánto tiempo?',
    addOns: '¿Algo más?',
    staff: '¿Con quién?',
    anyone: 'Quien esté libre',
    withAnyone: 'con quien esté libre',
    next: 'Próximas horas libres',
    other: 'O elija un día',
    today: 'Hoy',
    tomorrow: 'Mañana',
    with: (names) => `con ${names}`,
    previousMonth: 'Mes anterior',
    nextMonth: 'Mes siguiente',
    free: (count) => (count === 1 ? '1 hora libre' : `${count} horas libres`),
    fullDay: 'nada libre',
    timesOn: (day) => `Horas del ${day}`,
    parts: { morning: 'Mañana', afternoon: 'Tarde', evening: 'Noche' },
    noneInMonth: (month) => `No hay nada libre en ${month}.`,
    noneOn: (day) => `No hay nada libre el ${day}.`,
    goToNext: (day) => `Ir al ${day}`,
    failed: 'No se han podido cargar las horas libres.',
  },

  waitlist: { title: '¿Nada le conviene? Avísenme si algo queda libre' },

  more: { title: '¿Algo más en esta visita?' },

  details: {
    title: '¿Quién viene?',
    name: 'Su nombre',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    notes: '¿Algo que debamos saber?',
    optional: 'opcional',
    choose: 'Por favor, elija',
    yes: 'Sí',
    no: 'No',
    agree: 'Acepto',
    terms: 'las condiciones',
    privacy: 'la política de privacidad',
    and: 'y',
    next: 'Revisar y reservar',
    kept: 'Le guardamos esta hora mientras rellena sus datos.',
    faults: (count) => (count === 1 ? 'Hay un punto por revisar' : `Hay ${count} puntos por revisar`),
    fault: {
      name: 'Por favor, indique su nombre.',
      email: 'Por favor, indique un correo, por ejemplo nombre@example.com.',
      phone: 'Por favor, indique un teléfono, por ejemplo +34 612 345 678.',
      notes: 'Por favor, acorte este texto.',
      agreed: 'Por favor, acepte antes de seguir.',
      answer: 'Por favor, responda a esta pregunta.',
      card: 'Por favor, escriba sus alergias en una línea corta.',
    },
  },

  card: {
    staffGenders: { woman: 'Una mujer', man: 'Un hombre', any: 'Me da igual' },
    title: '¿Cómo le gusta?',
    missing: 'No se ha podido cargar. Inténtelo de nuevo o reserve sin ello.',
  },

  review: {
    title: '¿Está todo bien?',
    when: 'Cuándo',
    arrive: 'Llegada',
    who: 'Con',
    you: 'Usted',
    notes: 'Su nota',
    what: 'Masaje',
    handsOn: (minutes) => `${minutes} de masaje`,
    hours: (hours, minutes) => `${hours} h${minutes ? ` ${minutes} min` : ''}`,
    inHouse: (minutes, length) => `${minutes} de masaje, unos ${length} en el centro`,
    freeUntil: 'Cancelación gratuita hasta el',
    total: 'A pagar en el spa',
    tax: 'IVA',
    taxIncluded: (tax) => `incluye ${tax}`,
    book: 'Reservar con obligación de pago',
    sending: 'Reservando…',
    failure: {
      unreachable:
        'No se puede acceder a las reservas. No se ha perdido nada: inténtelo de nuevo o contacte con nosotros.',
    },
  },

  course: { title: '¿Venir con regularidad?' },

  code: { title: '¿Tiene un código?' },

  gift: { offer: 'Regalar un masaje' },

  confirmed: {
    title: (day, time, name) => `Nos vemos el ${day}, ${time}, ${name}`,
    looksAfter: (name) => `Le atenderá ${name}.`,
    arrive: (time) => `Hora de llegada: ${time}.`,
    reference: 'Referencia',
    bring: (what) => `Por favor, traiga: ${what}`,
    calendar: 'Añadir al calendario',
    addTo: (calendar) => `Añadir a ${calendar}`,
    orIn: 'O añadir con',
    file: 'Archivo de calendario',
    travel: 'Su trayecto, en minutos',
    alarms:
      'El archivo incluye sus recordatorios. Google Calendar los omite y los demás enlaces no pueden llevarlos.',
    cancel: (until) =>
      `¿Un imprevisto? Puede cancelar gratis hasta el ${until}. Díganos entonces la referencia.`,
    change: 'Mover o cancelar',
    aftercare: 'Después',
    another: 'Reservar otro masaje',
  },

  contact: {
    title: 'Contactar directamente con el spa',
    call: (number) => `Llamar al ${number}`,
    mail: 'Escribir un correo',
    whatsapp: 'Escribir por WhatsApp',
    subject: (service) => `Reserva: ${service}`,
    hello: 'Buenos días:',
    wish: (service, minutes) => `Quisiera reservar ${service} (${minutes}).`,
    at: (when) => `Hora: ${when}`,
    anyTime: '¿Cuándo podrían atenderme?',
    with: (name) => `Con: ${name}`,
    me: (details) => `Soy ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
