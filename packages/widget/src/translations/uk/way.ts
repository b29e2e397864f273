import type { Way } from '../en.ts';
import { plural } from '../plural.ts';

const n = (count: number, one: string, few: string, other: string) =>
  `${count} ${plural('uk', count, { one, few, other })}`;

const marked = (count: number) => n(count, 'місце позначено', 'місця позначено', 'місць позначено');

/** Українська: ви. */
export const words: Way = {
  loading: 'Хвилинку…',
  slow: 'Це триває довго.',
  stepOf: (step, steps) => `Крок ${step} з ${steps}`,
  back: 'Назад',
  close: 'Закрити',
  tryAgain: 'Спробувати ще раз',
  change: 'Змінити',
  there: (time) => `${time} за вашим часом`,

  needs: {
    title: 'Що вам допоможе?',
    hint: 'Можна обрати кілька.',
    show: 'Показати відповідне',
    all: 'Усі масажі',
    where: 'Де відчуваєте напругу?',
    optional: 'за бажанням',
    marked,
    names: {
      'stress-relief': 'Зняти стрес',
      'muscle-recovery': 'Відновитися після спорту',
      'chronic-back-pain': 'Полегшити тривалий біль у спині',
      flexibility: 'Рухатися вільніше',
      posture: 'Поліпшити поставу',
      sleep: 'Краще спати',
      'self-care': 'Регулярно дбати про себе',
    },
  },

  unreachable: 'Бронювання зараз недоступне.',

  body: {
    list: 'Показати списком',
    drawing: 'Показати малюнком',
    sides: { left: 'Ліворуч', right: 'Праворуч' },
    areas: {
      neck: 'Шия',
      shoulders: 'Плечі',
      'upper-back': 'Верх спини',
      'middle-back': 'Середина спини',
      'lower-back': 'Поперек',
      hips: 'Стегна',
    },
    pressures: { light: 'Легкий', medium: 'Середній', firm: 'Сильний', deep: 'Глибокий' },
    techniques: { pressure: 'Рівний тиск', kneading: 'Розминання', 'gentle-movement': 'М’які рухи' },
    spot: (area, side) => `${area}, ${side.toLowerCase()}`,
  },

  services: {
    fitting: 'Це має підійти',
    title: 'Оберіть масаж',
    best: 'Підходить найкраще',
    others: 'Інші масажі',
    all: 'Усі масажі',
    from: (price) => `від ${price}`,
    minutes: (least, most) => `${least}–${most} хв`,
    couple: 'Для двох',
    pressure: 'Як сильно?',
    technique: 'Який дотик?',
    works: (areas, pressure, technique) =>
      [areas && `Зони: ${areas.toLowerCase()}`, pressure && `${pressure} тиск`, technique]
        .filter(Boolean)
        .join(' · '),
    enough: (minutes, places) => `${minutes}, бо ${marked(places)}.`,
    reason: (weight, need) =>
      `${['Допомагає', 'Добре, щоб', 'Найкраще, щоб'][weight - 1]}: ${need.toLowerCase()}.`,
  },

  times: {
    title: 'Оберіть час',
    duration: 'Як довго?',
    addOns: 'Щось додатково?',
    staff: 'У кого?',
    anyone: 'Хто вільний',
    withAnyone: 'хто вільний',
    next: 'Найближчий вільний час',
    other: 'Або оберіть день',
    today: 'Сьогодні',
    tomorrow: 'Завтра',
    with: (names) => `масажист: ${names}`,
    previousMonth: 'Попередній місяць',
    nextMonth: 'Наступний місяць',
    free: (count) => n(count, 'вільний час', 'вільні часи', 'вільних часів'),
    fullDay: 'немає вільного',
    timesOn: (day) => `Вільний час: ${day}`,
    parts: { morning: 'Ранок', afternoon: 'День', evening: 'Вечір' },
    noneInMonth: (month) => `Немає вільного часу: ${month}.`,
    noneOn: (day) => `Немає вільного часу: ${day}.`,
    goToNext: (day) => `Перейти: ${day}`,
    failed: 'Не вдалося завантажити вільний час.',
  },

  waitlist: { title: 'Повідомити про вільний час?' },

  more: { title: 'Ще щось за цей візит?' },

  details: {
    title: 'Хто прийде?',
    name: 'Ваше ім’я',
    email: 'Ел. пошта',
    phone: 'Телефон',
    notes: 'Що нам варто знати?',
    optional: 'за бажанням',
    choose: 'Оберіть',
    yes: 'Так',
    no: 'Ні',
    agree: 'Погоджуюся:',
    terms: 'умови',
    privacy: 'політика приватності',
    and: 'та',
    next: 'Перевірити й забронювати',
    kept: 'Тримаємо цей час, поки ви заповнюєте.',
    faults: (count) => `Перевірте: ${n(count, 'пункт', 'пункти', 'пунктів')}`,
    fault: {
      name: 'Вкажіть ім’я.',
      email: 'Вкажіть адресу, наприклад name@example.com.',
      phone: 'Вкажіть номер, наприклад +380 44 123 4567.',
      notes: 'Скоротіть текст.',
      agreed: 'Спершу погодьтеся.',
      answer: 'Дайте відповідь.',
      card: 'Алергії — одним коротким рядком.',
    },
  },

  card: {
    staffGenders: { woman: 'Жінка', man: 'Чоловік', any: 'Байдуже' },
    title: 'Що вам до вподоби?',
    missing: 'Не завантажено. Спробуйте ще раз або без цього.',
  },

  review: {
    title: 'Усе правильно?',
    when: 'Коли',
    arrive: 'Прихід',
    who: 'Масажист',
    you: 'Ви',
    notes: 'Примітка',
    what: 'Масаж',
    handsOn: (minutes) => `${minutes} масажу`,
    hours: (hours, minutes) => `${hours} год${minutes ? ` ${minutes} хв` : ''}`,
    inHouse: (minutes, length) => `${minutes} масажу, у нас ~${length}`,
    freeUntil: 'Безкоштовно скасувати до:',
    total: 'Оплата на місці',
    tax: 'ПДВ',
    taxIncluded: (tax) => `зокрема ${tax}`,
    book: 'Забронювати',
    sending: 'Бронюємо…',
    failure: {
      unreachable: 'Бронювання недоступне. Нічого не втрачено: спробуйте ще раз або зв’яжіться з нами.',
    },
  },

  course: { title: 'Приходити регулярно?' },

  code: { title: 'Маєте код?' },

  gift: { offer: 'Подарувати масаж' },

  confirmed: {
    title: (day, time, name) => `До зустрічі, ${name}: ${day}, ${time}`,
    looksAfter: (name) => `Вами опікується ${name}.`,
    arrive: (time) => `Приходьте, будь ласка, о ${time}.`,
    reference: 'Номер',
    bring: (what) => `Візьміть із собою: ${what}`,
    calendar: 'Додати до календаря',
    addTo: (calendar) => `Додати до ${calendar}`,
    orIn: 'Або через',
    file: 'Файл календаря',
    travel: 'Дорога до нас, хвилин',
    alarms: 'Нагадування є лише у файлі; Google їх пропускає.',
    cancel: (until) => `Безкоштовно скасувати можна до: ${until}. Назвіть тоді номер.`,
    change: 'Перенести чи скасувати',
    aftercare: 'Після масажу',
    another: 'Ще один масаж',
  },

  contact: {
    title: 'Наші контакти',
    call: (number) => `Телефон: ${number}`,
    mail: 'Написати листа',
    whatsapp: 'Написати у WhatsApp',
    subject: (service) => `Бронювання: ${service}`,
    hello: 'Добрий день!',
    wish: (service, minutes) => `Бронювання: ${service} (${minutes}).`,
    at: (when) => `Час: ${when}`,
    anyTime: 'Коли є вільний час?',
    with: (name) => `Масажист: ${name}`,
    me: (details) => `Мене звати ${details}.`,
  },

  minutes: (count) => `${count} хв`,
};
