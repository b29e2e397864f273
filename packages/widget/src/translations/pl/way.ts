import type { Way } from '../en.ts';
import { plural } from '../plural.ts';

const n = (count: number, one: string, few: string, other: string) =>
  `${count} ${plural('pl', count, { one, few, other })}`;

const marked = (count: number) => n(count, 'zaznaczone miejsce', 'zaznaczone miejsca', 'zaznaczonych miejsc');

/** Polski: bezosobowo i grzecznie. */
export const words: Way = {
  loading: 'Chwileczkę…',
  slow: 'Trwa to dłużej niż zwykle.',
  stepOf: (step, steps) => `Krok ${step} z ${steps}`,
  back: 'Wstecz',
  close: 'Zamknij',
  tryAgain: 'Spróbuj ponownie',
  change: 'Zmień',
  there: (time) => `${time} czasu miejscowego`,

  needs: {
    title: 'Co dobrze by Państwu zrobiło?',
    hint: 'Można wybrać kilka.',
    show: 'Pokaż pasujące',
    all: 'Zobacz wszystkie masaże',
    where: 'Gdzie czuć napięcie?',
    optional: 'opcjonalnie',
    marked,
    names: {
      'stress-relief': 'Odpuścić stres',
      'muscle-recovery': 'Zregenerować się po sporcie',
      'chronic-back-pain': 'Złagodzić ciągły ból pleców',
      flexibility: 'Poruszać się swobodniej',
      posture: 'Poprawić postawę',
      sleep: 'Lepiej spać',
      'self-care': 'Regularnie o siebie dbać',
    },
  },

  unreachable: 'Rezerwacja jest teraz niedostępna.',

  body: {
    list: 'Pokaż jako listę',
    drawing: 'Pokaż jako rysunek',
    sides: { left: 'Po lewej', right: 'Po prawej' },
    areas: {
      neck: 'Kark',
      shoulders: 'Barki',
      'upper-back': 'Górna część pleców',
      'middle-back': 'Środkowa część pleców',
      'lower-back': 'Dolna część pleców',
      hips: 'Biodra',
    },
    pressures: { light: 'Lekki', medium: 'Średni', firm: 'Mocny', deep: 'Głęboki' },
    techniques: { pressure: 'Stały ucisk', kneading: 'Ugniatanie', 'gentle-movement': 'Łagodny ruch' },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'To powinno pasować',
    title: 'Wybór masażu',
    best: 'Pasuje najlepiej',
    others: 'Wszystkie inne masaże',
    all: 'Zobacz wszystkie masaże',
    from: (price) => `od ${price}`,
    minutes: (least, most) => `${least}–${most} min`,
    couple: 'Dla dwojga',
    pressure: 'Jak mocno?',
    technique: 'Jaki dotyk?',
    works: (areas, pressure, technique) =>
      [areas && `Na: ${areas.toLowerCase()}`, pressure && `${pressure} nacisk`, technique]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) => `${minutes} na ${marked(places)}.`,
    reason: (weight, need) => `${['Pomaga', 'Dobry, by', 'Idealny, by'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Wybór terminu',
    duration: 'Jak długo?',
    addOns: 'Coś dodatkowo?',
    staff: 'U kogo?',
    anyone: 'Ktokolwiek wolny',
    withAnyone: 'u kogokolwiek',
    next: 'Najbliższe wolne terminy',
    other: 'Albo wybór dnia',
    today: 'Dziś',
    tomorrow: 'Jutro',
    with: (names) => `terapeuta: ${names}`,
    previousMonth: 'Poprzedni miesiąc',
    nextMonth: 'Następny miesiąc',
    free: (count) => n(count, 'wolny termin', 'wolne terminy', 'wolnych terminów'),
    fullDay: 'brak wolnych',
    timesOn: (day) => `Terminy: ${day}`,
    parts: { morning: 'Rano', afternoon: 'Po południu', evening: 'Wieczorem' },
    noneInMonth: (month) => `Brak wolnych terminów: ${month}.`,
    noneOn: (day) => `Brak wolnych terminów: ${day}.`,
    goToNext: (day) => `Przejdź: ${day}`,
    failed: 'Nie udało się wczytać terminów.',
  },

  waitlist: { title: 'Nic nie pasuje? Damy znać o wolnym terminie' },

  more: { title: 'Coś jeszcze podczas tej wizyty?' },

  details: {
    title: 'Kto przyjdzie?',
    name: 'Imię i nazwisko',
    email: 'E-mail',
    phone: 'Telefon',
    notes: 'O czym powinniśmy wiedzieć?',
    optional: 'opcjonalnie',
    choose: 'Prosimy wybrać',
    yes: 'Tak',
    no: 'Nie',
    agree: 'Akceptuję:',
    terms: 'regulamin',
    privacy: 'politykę prywatności',
    and: 'i',
    next: 'Sprawdź i zarezerwuj',
    kept: 'Trzymamy ten termin na czas wypełniania.',
    faults: (count) => `${n(count, 'pole wymaga', 'pola wymagają', 'pól wymaga')} poprawy`,
    fault: {
      name: 'Prosimy podać imię i nazwisko.',
      email: 'Prosimy podać adres e-mail, np. imie@example.com.',
      phone: 'Prosimy podać numer telefonu, np. +48 22 123 45 67.',
      notes: 'Prosimy skrócić tekst.',
      agreed: 'Prosimy najpierw wyrazić zgodę.',
      answer: 'Prosimy odpowiedzieć.',
      card: 'Prosimy wpisać alergie w jednym krótkim wierszu.',
    },
  },

  card: {
    staffGenders: { woman: 'Kobieta', man: 'Mężczyzna', any: 'Obojętnie' },
    title: 'Jaki masaż najlepiej odpowiada?',
    missing: 'Nie udało się tego wczytać. Można spróbować ponownie lub zarezerwować bez tego.',
  },

  review: {
    title: 'Czy wszystko się zgadza?',
    when: 'Kiedy',
    arrive: 'Przyjście',
    who: 'Terapeuta',
    you: 'Dane',
    notes: 'Uwagi',
    what: 'Masaż',
    handsOn: (minutes) => `${minutes} masażu`,
    hours: (hours, minutes) => `${hours} godz.${minutes ? ` ${minutes} min` : ''}`,
    inHouse: (minutes, length) => `${minutes} masażu, u nas około ${length}`,
    freeUntil: 'Bezpłatne odwołanie do:',
    total: 'Do zapłaty na miejscu',
    tax: 'VAT',
    taxIncluded: (tax) => `w tym ${tax}`,
    book: 'Rezerwuję z obowiązkiem zapłaty',
    sending: 'Rezerwujemy…',
    failure: {
      unreachable:
        'Rezerwacja jest niedostępna. Nic nie przepadło: można spróbować ponownie lub skontaktować się z nami.',
    },
  },

  course: { title: 'Regularne wizyty?' },

  code: { title: 'Kod rabatowy?' },

  gift: { offer: 'Podaruj masaż' },

  confirmed: {
    title: (day, time, name) => `${name}, do zobaczenia: ${day}, ${time}`,
    looksAfter: (name) => `Masaż wykona ${name}.`,
    arrive: (time) => `Prosimy przyjść o ${time}.`,
    reference: 'Numer rezerwacji',
    bring: (what) => `Prosimy zabrać: ${what}`,
    calendar: 'Dodaj do kalendarza',
    addTo: (calendar) => `Dodaj do: ${calendar}`,
    orIn: 'Albo dodaj przez',
    file: 'Plik kalendarza',
    travel: 'Droga do nas, w minutach',
    alarms: 'Przypomnienia są tylko w pliku; Google je pomija.',
    cancel: (until) =>
      `Zmiana planów? Bezpłatnie można odwołać do: ${until}. Prosimy wtedy o numer rezerwacji.`,
    change: 'Przełóż lub odwołaj',
    aftercare: 'Potem',
    another: 'Zarezerwuj kolejny masaż',
  },

  contact: {
    title: 'Kontakt bezpośredni',
    call: (number) => `Zadzwoń: ${number}`,
    mail: 'Napisz e-mail',
    whatsapp: 'Napisz na WhatsApp',
    subject: (service) => `Rezerwacja: ${service}`,
    hello: 'Dzień dobry,',
    wish: (service, minutes) => `proszę o rezerwację: ${service} (${minutes}).`,
    at: (when) => `Termin: ${when}`,
    anyTime: 'Kiedy byłby wolny termin?',
    with: (name) => `Terapeuta: ${name}`,
    me: (details) => `Moje dane: ${details}.`,
  },

  minutes: (count) => `${count} min`,
};
