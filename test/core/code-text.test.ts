import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  CODE_PATTERN,
  codeGroups,
  codeOf,
  normaliseCode,
  ParseError,
  parseBookingRequest,
  parseCodeCheck,
} from '../../packages/core/src/index.ts';
import { catalogWith } from './support/catalogs.ts';
import { property } from './support/property.ts';

const request = {
  serviceId: 'calm',
  minutes: 60,
  start: '2026-11-26T12:15:00+01:00',
  customer: { name: 'Ada Visitor', email: 'ada@visitor.example' },
};

describe('A code', () => {
  it('is the same however it is written', () => {
    for (const text of ['K7M2-QXPR', 'k7m2 qxpr', ' k7m2–qxpr\n', 'K7M2\u2011QXPR', 'k7m2_qxpr']) {
      expect(normaliseCode(text)).to.equal('K7M2QXPR');
    }
  });

  it('goes with a request in its plain form', () => {
    expect(parseBookingRequest(catalogWith(), { ...request, code: ' spring-26 ' }).code).to.equal('SPRING26');
    const { start: _, customer: __, ...visit } = request;
    expect(parseCodeCheck(catalogWith(), { ...visit, code: 'abcd' })).to.deep.equal({
      ...visit,
      code: 'ABCD',
    });
  });

  it('is refused where it cannot be one', () => {
    for (const code of ['', 'abc', 'A'.repeat(33), 'ÄÖÜSS', '<b>code</b>', 'a.b.c.d', 1234, null]) {
      expect(() => parseBookingRequest(catalogWith(), { ...request, code }), String(code)).to.throw(
        ParseError,
        'code',
      );
    }
  });

  it('that is made up is of sixteen characters that cannot be taken for one another, each as likely', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const code = codeOf(crypto.getRandomValues(new Uint8Array(32)));
      expect(code)
        .to.match(CODE_PATTERN)
        .and.to.match(/^[2-9A-HJKMNP-Z]{16}$/);
      for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    // 32,000 of 31 letters: some 1032 of each, give or take 32. Six times that is one run in a hundred million.
    expect(counts.size).to.equal(31);
    for (const count of counts.values()) expect(count).to.be.within(840, 1230);
    expect(() => codeOf(new Uint8Array(32).fill(255))).to.throw(RangeError);
  });

  it('is shown in groups, and read the same from them', () => {
    expect(codeGroups('K7M2QXPR4HJT9WBC')).to.equal('K7M2-QXPR-4HJT-9WBC');
    expect(codeGroups('SPRING26')).to.equal('SPRING26');
    property([fc.uint8Array({ minLength: 64, maxLength: 64, max: 247 })], (bytes) => {
      const code = codeOf(bytes);
      expect(normaliseCode(codeGroups(code).toLowerCase())).to.equal(code);
    });
  });
});
