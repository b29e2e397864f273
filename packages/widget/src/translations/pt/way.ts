import type { Way } from '../en.ts';

/** Português de Portugal e do Brasil: só o que se diz nos dois. */
export const words: Way = {
  loading: 'Um momento…',
  slow: 'Demora mais do que o habitual.',
  stepOf: (step, steps) => `Passo ${step} de ${steps}`,
  back: 'Voltar',
  close: 'Fechar',
  tryAgain: 'Tentar de novo',
  change: 'Alterar',
  there: (time) => `${time} na sua hora local`,

  needs: {
    title: 'O que lhe faria bem?',
    hint: 'Escolha tudo o que quiser.',
    show: 'Ver o mais adequado',
    all: 'Ver todas as massagens',
    where: 'Onde sente tensão?',
    optional: 'opcional',
    marked: (count) => (count === 1 ? '1 zona marcada' : `${count} zonas marcadas`),
    names: {
      'stress-relief': 'Relaxar e desligar',
      'muscle-recovery': 'Recuperar depois do exercício',
      'chronic-back-pain': 'Aliviar dores persistentes nas costas',
      flexibility: 'Mover-me com mais liberdade',
      posture: 'Melhorar a postura',
      sleep: 'Dormir melhor',
      'self-care': 'Cuidar de mim com regularidade',
    },
  },

  unreachable: 'O serviço de reservas não está acessível neste momento.',

  body: {
    list: 'Ver como lista',
    drawing: 'Ver como desenho',
    sides: { left: 'Esquerda', right: 'Direita' },
    areas: {
      neck: 'Pescoço',
      shoulders: 'Ombros',
      'upper-back': 'Parte alta das costas',
      'middle-back': 'Meio das costas',
      'lower-back': 'Lombar',
      hips: 'Quadris',
    },
    pressures: { light: 'Leve', medium: 'Média', firm: 'Firme', deep: 'Profunda' },
    techniques: {
      pressure: 'Pressão contínua',
      kneading: 'Amassamento',
      'gentle-movement': 'Movimento suave',
    },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Pode ser o ideal',
    title: 'Escolha a sua massagem',
    best: 'A mais adequada',
    others: 'Todas as outras massagens',
    all: 'Ver todas as massagens',
    from: (price) => `desde ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'Para dois',
    pressure: 'Que pressão?',
    technique: 'Que técnica?',
    works: (areas, pressure, technique) =>
      [
        areas && `Trabalha: ${areas.toLowerCase()}`,
        pressure && `Pressão ${pressure.toLowerCase()}`,
        technique,
      ]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) =>
      `${minutes}, porque marcou ${places === 1 ? 'uma zona' : `${places} zonas`}.`,
    reason: (weight, need) => `${['Ajuda a', 'Bom para', 'Ideal para'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Encontre o seu horário',
    duration: 'Quanto tempo?',
    addOns: 'Algo mais?',
    staff: 'Com quem?',
    anyone: 'Quem estiver livre',
    withAnyone: 'com quem estiver livre',
    next: 'Próximos horários livres',
    other: 'Ou escolha um dia',
    today: 'Hoje',
    tomorrow: 'Amanhã',
    with: (names) => `com ${names}`,
    previousMonth: 'Mês anterior',
    nextMonth: 'Mês seguinte',
    free: (count) => (count === 1 ? '1 horário livre' : `${count} horários livres`),
    fullDay: 'nada livre',
    timesOn: (day) => `Horários: ${day}`,
    parts: { morning: 'Manhã', afternoon: 'Tarde', evening: 'Noite' },
    noneInMonth: (month) => `Nada livre em ${month}.`,
    noneOn: (day) => `Nada livre: ${day}.`,
    goToNext: (day) => `Ir para ${day}`,
    failed: 'Não foi possível carregar os horários livres.',
  },

  waitlist: { title: 'Nada serve? Avisem-me se algo ficar livre' },

  more: { title: 'Algo mais nesta visita?' },

  details: {
    title: 'Quem vem?',
    name: 'O seu nome',
    email: 'E-mail',
    phone: 'Telefone',
    notes: 'Algo que devamos saber?',
    optional: 'opcional',
    choose: 'Por favor, escolha',
    yes: 'Sim',
    no: 'Não',
    agree: 'Aceito',
    terms: 'os termos',
    privacy: 'a política de privacidade',
    and: 'e',
    next: 'Conferir e reservar',
    kept: 'Guardamos este horário enquanto preenche os dados.',
    faults: (count) => (count === 1 ? 'Há um ponto a rever' : `Há ${count} pontos a rever`),
    fault: {
      name: 'Por favor, indique o seu nome.',
      email: 'Por favor, indique um e-mail, por exemplo nome@example.com.',
      phone: 'Por favor, indique um telefone, por exemplo +351 212 345 678.',
      notes: 'Por favor, encurte este texto.',
      agreed: 'Por favor, aceite antes de continuar.',
      answer: 'Por favor, responda a esta pergunta.',
      card: 'Por favor, escreva as alergias numa linha curta.',
    },
  },

  card: {
    staffGenders: { woman: 'Uma mulher', man: 'Um homem', any: 'Tanto faz' },
    title: 'Como prefere?',
    missing: 'Não foi possível carregar. Tente de novo, ou reserve sem isto.',
  },

  review: {
    title: 'Está tudo certo?',
    when: 'Quando',
    arrive: 'Chegada',
    who: 'Com',
    you: 'Cliente',
    notes: 'A sua nota',
    what: 'Massagem',
    handsOn: (minutes) => `${minutes} de massagem`,
    hours: (hours, minutes) => `${hours} h${minutes ? ` ${minutes} min` : ''}`,
    inHouse: (minutes, length) => `${minutes} de massagem, cerca de ${length} no local`,
    freeUntil: 'Cancelamento gratuito até',
    total: 'A pagar no spa',
    tax: 'Imposto',
    taxIncluded: (tax) => `inclui ${tax}`,
    book: 'Reservar com obrigação de pagar',
    sending: 'Reserva em curso…',
    failure: {
      unreachable:
        'O serviço de reservas não está acessível. Nada se perdeu: tente de novo, ou fale diretamente com o spa.',
    },
  },

  course: { title: 'Vir com regularidade?' },

  code: { title: 'Tem um código?' },

  gift: { offer: 'Oferecer uma massagem' },

  confirmed: {
    title: (day, time, name) => `Até ${day}, ${time}, ${name}`,
    looksAfter: (name) => `Atendimento por ${name}.`,
    arrive: (time) => `Hora de chegada: ${time}.`,
    reference: 'Referência',
    bring: (what) => `Por favor, traga: ${what}`,
    calendar: 'Adicionar ao calendário',
    addTo: (calendar) => `Adicionar ao ${calendar}`,
    orIn: 'Ou adicionar com',
    file: 'Arquivo de calendário',
    travel: 'O seu trajeto, em minutos',
    alarms:
      'O arquivo traz os lembretes. O Google Calendar não os inclui e os outros links não podem trazê-los.',
    cancel: (until) => `Um imprevisto? Pode cancelar grátis até ${until}. Indique então a referência.`,
    change: 'Mudar ou cancelar',
    aftercare: 'Depois',
    another: 'Reservar outra massagem',
  },

  contact: {
    title: 'Falar diretamente com o spa',
    call: (number) => `Ligar para ${number}`,
    mail: 'Escrever um e-mail',
    whatsapp: 'Escrever no WhatsApp',
    subject: (service) => `Reserva: ${service}`,
    hello: 'Olá,',
    wish: (service, minutes) => `gostaria de reservar ${service} (${minutes}).`,
    at: (when) => `Horário: ${when}`,
    anyTime: 'Quando teriam tempo para mim?',
    with: (name) => `Com: ${name}`,
    me: (details) => `O meu nome: ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
