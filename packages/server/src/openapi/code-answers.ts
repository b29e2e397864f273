import type { CheckedCode, Discount, Gift } from '@unknot/core';
import * as z from 'zod';
import type { StaffCode } from '../codes/staff.ts';
import { bookingAnswer } from './answers.ts';

/** What the server answers about codes and gifts, for `openapi.json`. */

const id = z.string();
const whole = z.int().min(0);
const text = z.exactOptional(z.string());
const date = z.iso.date();

const everyDiscount = {
  name: z.string().describe('What the line of the price list is called.'),
  uses: z.exactOptional(z.int().min(1)).describe('For how many more visits it is good.'),
};
const promotion = { ...everyDiscount, services: z.exactOptional(z.array(id)) };
const discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(100), ...promotion }),
  z.strictObject({ kind: z.literal('amount'), amount: whole, ...promotion }),
  z.strictObject({ kind: z.literal('balance'), amount: whole, ...everyDiscount }),
  z.strictObject({
    kind: z.literal('service'),
    serviceId: id,
    minutes: whole,
    addOnIds: z.array(id),
    worth: whole.describe('The price of the massage when it was paid for.'),
    ...everyDiscount,
  }),
]) satisfies z.ZodType<Discount>;

export const checkedCodeAnswer = z.strictObject({
  code: z.string().describe('As it is to be written.'),
  discount,
}) satisfies z.ZodType<CheckedCode>;

const { lines, tax } = bookingAnswer.shape;
const gift = {
  serviceName: z.string(),
  minutes: whole.describe('Hands-on minutes, add-ons included.'),
  lines,
  total: whole.describe('In the currency’s minor unit.'),
  tax,
  currency: z.string(),
  validUntil: date.describe('The last day on which it can be booked with.'),
  giver: z.strictObject({ name: z.string(), email: z.email() }),
  recipient: z.strictObject({ name: z.string(), email: z.exactOptional(z.email()) }),
  message: text,
};

export const giftAnswer = z.strictObject({
  code: z.string().describe('What the recipient books with.'),
  state: z.enum(['unpaid', 'active']),
  serviceId: id,
  ...gift,
}) satisfies z.ZodType<Gift>;

export const codeAnswer = z.strictObject({
  id,
  code: text.describe('Left out where the server has another secret than when it was made.'),
  state: z.enum(['unpaid', 'active', 'spent', 'expired', 'void']),
  createdAt: z.iso.datetime({ offset: true }),
  discount,
  maxUses: z.exactOptional(z.int().min(1)),
  perEmail: z.exactOptional(z.int().min(1)),
  validFrom: z.exactOptional(date),
  validUntil: z.exactOptional(date),
  note: text,
  uses: whole.describe('How many visits it was used for.'),
  used: whole.describe('What it took off so far, in the currency’s minor unit.'),
  gift: z.exactOptional(z.strictObject({ ...gift, locale: text })),
}) satisfies z.ZodType<StaffCode>;

export const codesAnswer = z.strictObject({ currency: z.string(), codes: z.array(codeAnswer) });
