import { type CalendarWords, englishCalendarWords } from '@unknot/core';
import { chooseLanguage } from './templates.ts';

/** What is said in an appointment for the calendar, with `{}` where something is put in. */
interface Said {
  readonly requested: string;
  readonly minutes: string;
  readonly withStaff: string;
  readonly arriveAt: string;
  readonly bring: string;
  readonly reference: string;
  readonly phone: string;
  readonly manage: string;
  readonly leaveNow: string;
}

/** English is in core. */
const SAID: Readonly<Record<string, Said>> = {
  ar: {
    requested: '{} (طلب)',
    minutes: '{} دقيقة',
    withStaff: 'مع {}',
    arriveAt: 'يرجى الحضور الساعة {}.',
    bring: 'يرجى إحضار: {}',
    reference: 'رقم الحجز: {}',
    phone: 'الهاتف: {}',
    manage: 'للنقل أو الإلغاء: {}',
    leaveNow: 'حان وقت الخروج: {}',
  },
  de: {
    requested: '{} (angefragt)',
    minutes: '{} Minuten',
    withStaff: 'Bei {}',
    arriveAt: 'Bitte kommen Sie um {}.',
    bring: 'Bitte bringen Sie mit: {}',
    reference: 'Buchungsnummer: {}',
    phone: 'Telefon: {}',
    manage: 'Verlegen oder absagen: {}',
    leaveNow: 'Zeit zu gehen: {}',
  },
  es: {
    requested: '{} (solicitada)',
    minutes: '{} minutos',
    withStaff: 'Con {}',
    arriveAt: 'Hora de llegada: {}.',
    bring: 'Por favor, traiga: {}',
    reference: 'Referencia: {}',
    phone: 'Teléfono: {}',
    manage: 'Cambiar o cancelar: {}',
    leaveNow: 'Hora de salir: {}',
  },
  fr: {
    requested: '{} (demandé)',
    minutes: '{} minutes',
    withStaff: 'Avec {}',
    arriveAt: 'Merci d’arriver à {}.',
    bring: 'À apporter : {}',
    reference: 'Référence : {}',
    phone: 'Téléphone : {}',
    manage: 'Déplacer ou annuler : {}',
    leaveNow: 'Il est temps de partir : {}',
  },
  he: {
    requested: '{} (בקשה)',
    minutes: '{} דקות',
    withStaff: 'אצל {}',
    arriveAt: 'נא להגיע בשעה {}.',
    bring: 'נא להביא: {}',
    reference: 'מספר הזמנה: {}',
    phone: 'טלפון: {}',
    manage: 'להעברה או לביטול: {}',
    leaveNow: 'הגיע הזמן לצאת: {}',
  },
  it: {
    requested: '{} (richiesto)',
    minutes: '{} minuti',
    withStaff: 'Con {}',
    arriveAt: 'Orario di arrivo: {}.',
    bring: 'Per favore, porti: {}',
    reference: 'Codice: {}',
    phone: 'Telefono: {}',
    manage: 'Spostare o cancellare: {}',
    leaveNow: 'È ora di partire: {}',
  },
  ja: {
    requested: '{}（リクエスト中）',
    minutes: '{}分',
    withStaff: '担当：{}',
    arriveAt: '{}にお越しください。',
    bring: 'お持ち物：{}',
    reference: '予約番号：{}',
    phone: '電話：{}',
    manage: '変更・キャンセル：{}',
    leaveNow: 'ご出発の時間です：{}',
  },
  nl: {
    requested: '{} (aangevraagd)',
    minutes: '{} minuten',
    withStaff: 'Bij {}',
    arriveAt: 'Graag aanwezig om {}.',
    bring: 'Graag meenemen: {}',
    reference: 'Boekingsnummer: {}',
    phone: 'Telefoon: {}',
    manage: 'Verzetten of annuleren: {}',
    leaveNow: 'Tijd om te gaan: {}',
  },
  pl: {
    requested: '{} (prośba)',
    minutes: '{} min',
    withStaff: 'Terapeuta: {}',
    arriveAt: 'Prosimy przyjść o {}.',
    bring: 'Prosimy zabrać: {}',
    reference: 'Numer rezerwacji: {}',
    phone: 'Telefon: {}',
    manage: 'Przełóż lub odwołaj: {}',
    leaveNow: 'Czas wychodzić: {}',
  },
  pt: {
    requested: '{} (pedido)',
    minutes: '{} minutos',
    withStaff: 'Com {}',
    arriveAt: 'Hora de chegada: {}.',
    bring: 'Por favor, traga: {}',
    reference: 'Referência: {}',
    phone: 'Telefone: {}',
    manage: 'Mudar ou cancelar: {}',
    leaveNow: 'Hora de sair: {}',
  },
  tr: {
    requested: '{} (talep edildi)',
    minutes: '{} dakika',
    withStaff: 'Kiminle: {}',
    arriveAt: 'Lütfen gelin: {}.',
    bring: 'Lütfen getirin: {}',
    reference: 'Randevu no: {}',
    phone: 'Telefon: {}',
    manage: 'Taşımak ya da iptal etmek için: {}',
    leaveNow: 'Yola çıkma vakti: {}',
  },
  uk: {
    requested: '{} (запит)',
    minutes: '{} хв',
    withStaff: 'Масажист: {}',
    arriveAt: 'Приходьте, будь ласка, о {}.',
    bring: 'Візьміть із собою: {}',
    reference: 'Номер: {}',
    phone: 'Телефон: {}',
    manage: 'Перенести чи скасувати: {}',
    leaveNow: 'Час виходити: {}',
  },
  zh: {
    requested: '{}（待确认）',
    minutes: '{} 分钟',
    withStaff: '服务人员：{}',
    arriveAt: '请于 {} 到店。',
    bring: '请携带：{}',
    reference: '预约编号：{}',
    phone: '电话：{}',
    manage: '改期或取消：{}',
    leaveNow: '该出发了：{}',
  },
};

const LANGUAGES: readonly string[] = ['en', ...Object.keys(SAID)];

/** The words of a visitor's calendar entry: in their language, in the spa's, or in English. */
export function visitorsCalendarWords(locale: string | undefined, spaLocale: string): CalendarWords {
  return calendarWords(chooseLanguage(LANGUAGES, [locale], spaLocale).tag);
}

/**
 * The words of a calendar entry in a language; in English where there are none of it.
 * @param tag BCP 47; times and lists are written by it
 */
export function calendarWords(tag: string): CalendarWords {
  const said = SAID[new Intl.Locale(tag).language];
  if (!said) return englishCalendarWords;
  const say = (what: keyof Said) => (text: string | number) => said[what].replace('{}', () => String(text));
  const time = new Intl.DateTimeFormat(tag, {
    timeZone: 'UTC',
    timeStyle: 'short',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });
  const arriveAt = say('arriveAt');
  const list = new Intl.ListFormat(tag);
  return {
    title: (service, spa) => `${service}, ${spa}`,
    requested: say('requested'),
    minutes: say('minutes'),
    withStaff: (names) => say('withStaff')(list.format(names)),
    arriveAt: (local) => arriveAt(time.format(Date.parse(`${local.slice(0, 16)}Z`))),
    arriveEarly: () => '', // here the spa's clock is known
    bring: say('bring'),
    reference: say('reference'),
    phone: say('phone'),
    manage: say('manage'),
    leaveNow: say('leaveNow'),
  };
}
