import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { calendarWords, visitorsCalendarWords } from '../../packages/server/src/mail/calendar-words.ts';
import { mailingSpa, mailServer, parsed } from './mail-server.ts';
import { booked } from './test-server.ts';

const LANGUAGES = 'ar de en es fr he it ja nl pl pt tr uk zh'.split(' ');

/** What is said of the appointment in each: its day, when it starts, and that it is booked. */
const BOOKED: Readonly<Record<string, readonly [tag: string, dir: string, ...said: string[]]>> = {
  ar: ['ar-SA', 'rtl', '4 مارس 2026', '10:00 ص', 'تم حجز موعدك'],
  de: ['de-AT', 'ltr', 'Mittwoch, 4. März 2026', '10:00', 'Ihr Termin ist gebucht'],
  es: ['es-ES', 'ltr', 'miércoles, 4 de marzo de 2026', '10:00', 'Su cita está reservada'],
  fr: ['fr-FR', 'ltr', 'mercredi 4 mars 2026', '10:00', 'C’est réservé'],
  he: ['he-IL', 'rtl', '4 במרץ 2026', '10:00', 'התור שלכם הוזמן'],
  it: ['it-IT', 'ltr', 'mercoledì 4 marzo 2026', '10:00', 'Il Suo appuntamento è prenotato'],
  ja: ['ja-JP', 'ltr', '2026年3月4日', '10:00', 'ご予約を承りました'],
  nl: ['nl-NL', 'ltr', 'woensdag 4 maart 2026', '10:00', 'Uw afspraak is geboekt'],
  pl: ['pl-PL', 'ltr', 'środa, 4 marca 2026', '10:00', 'Wizyta jest zarezerwowana'],
  pt: ['pt-BR', 'ltr', 'quarta-feira, 4 de março de 2026', '10:00', 'A sua marcação está reservada'],
  tr: ['tr-TR', 'ltr', '4 Mart 2026', '10:00', 'Randevunuz alındı'],
  uk: ['uk-UA', 'ltr', 'середа, 4 березня 2026', '10:00', 'Візит заброньовано'],
  zh: ['zh-Hans-CN', 'ltr', '2026年3月4日', '10:00', '预约成功'],
};

describe('a booking in another language', () => {
  for (const [code, [locale, dir, ...said]] of Object.entries(BOOKED)) {
    it(`is confirmed in ${code}, its calendar entry too, and to the spa in the spa’s`, async () => {
      await using smtp = await mailServer();
      await using spa = await mailingSpa({ smtp });
      await booked(spa.server, { locale });
      await smtp.until(2);
      const arrived = (address: string) => parsed(smtp.arrived.find(({ to }) => to[0] === address)!);
      const mail = await arrived('ana@example.com');
      for (const part of [mail.text, mail.html]) {
        // What is put in is set apart from its surroundings where those run the other way.
        const text = part!.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');
        for (const one of said) assert.ok(text.includes(one), `${one} in ${text}`);
        assert.doesNotMatch(text, /\b(?:You|your|Please|Reference|When)\b/);
      }
      assert.match(mail.html!, new RegExp(`<html lang="${locale}" dir="${dir}">`));
      assert.doesNotMatch(mail.subject!, /Booked/);

      const file = mail.attachments.find(({ mimeType }) => mimeType === 'application/ics')!;
      const root = new ICAL.Component(
        ICAL.parse(new TextDecoder().decode(file.content as Uint8Array<ArrayBuffer>)),
      );
      const event = root.getFirstSubcomponent('vevent')!;
      const described = String(event.getFirstPropertyValue('description'));
      assert.equal(event.getFirstPropertyValue('summary'), 'Deep back release, Stillwater');
      assert.doesNotMatch(described, /Please|Reference|With |minutes\b(?<!minutes)/);
      assert.ok(described.includes(calendarWords(locale).withStaff(['Mira'])), described);

      assert.match((await arrived('hello@stillwater.example')).subject!, /^New booking: Ana Example/);
    });
  }
});

describe('the words of the calendar', () => {
  it('are there in all languages that mails are written in, and put in what they are given', () => {
    for (const code of LANGUAGES) {
      const words = calendarWords(code);
      for (const [what, text] of [
        ['title', words.title('Rest', 'Stillwater')],
        ['requested', words.requested('Rest')],
        ['withStaff', words.withStaff(['Rest'])],
        ['bring', words.bring('Rest')],
        ['reference', words.reference('Rest')],
        ['phone', words.phone('Rest')],
        ['manage', words.manage('Rest')],
        ['leaveNow', words.leaveNow('Rest')],
      ] as const) {
        assert.match(text, /Rest/, `${what} in ${code}`);
        if (code !== 'en' && what !== 'title')
          assert.notEqual(
            text,
            calendarWords('en')[what]((what === 'withStaff' ? ['Rest'] : 'Rest') as never),
            code,
          );
      }
      assert.match(words.minutes(60), /60/, code);
      assert.match(words.arriveAt('2026-03-04T09:50', 10), /9[:.]50/, code);
    }
  });

  it('are the spa’s where the visitor’s are not there', () => {
    const bring = (locale: string | undefined, spa: string) => visitorsCalendarWords(locale, spa).bring('…');
    assert.equal(bring('sv-SE', 'de-DE'), 'Bitte bringen Sie mit: …');
    assert.equal(bring(undefined, 'fr'), 'À apporter : …');
    assert.equal(bring('sv', 'fi'), 'Please bring: …');
  });
});
