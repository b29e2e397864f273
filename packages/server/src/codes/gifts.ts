import { type Gift, type GiftRequest, quote } from '@unknot/core';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { StoredCode, StoredGift } from '../store/codes.ts';
import type { StoreWriter } from '../store/store.ts';
import { hashCode, today } from './find.ts';

/**
 * Makes a gift, which books nothing until it is paid for. The price is computed here.
 *
 * It is made in one transaction: what is to be sent to the giver because of it belongs in here.
 * @param mark the request as it can come again: it gets the same gift
 * @throws ProblemError
 */
export async function makeGift(
  app: AppContext,
  request: GiftRequest,
  mark: NonNullable<StoredCode['request']>,
): Promise<StoredCode> {
  const moment = await thisMoment(app);
  return app.store.write(moment.now, async (writer) => {
    const before = await giftMadeWith(writer, mark);
    if (before) return before;
    const code = newGift(app, moment, request, mark);
    await writer.codes.insertCode(code);
    return code;
  });
}

/** The gift that this request has made before; undefined where it is new. */
export async function giftMadeWith(
  { codes }: Pick<StoreWriter, 'codes'> | AppContext['store']['read'],
  { keyHash, requestHash }: NonNullable<StoredCode['request']>,
): Promise<StoredCode | undefined> {
  const before = await codes.codeByKey(keyHash);
  if (before && before.request?.requestHash !== requestHash) {
    const detail = 'Send a changed request with a key of its own.';
    throw new ProblemError('key-reused', { detail });
  }
  return before;
}

function newGift(
  app: AppContext,
  moment: Moment,
  request: GiftRequest,
  mark: NonNullable<StoredCode['request']>,
): StoredCode {
  const { catalog, now } = moment;
  const { gifts } = catalog.policy;
  if (!gifts) throw new ProblemError('refused', { detail: 'Gifts are not sold here.' });
  const { serviceId, minutes, addOnIds = [], giver, recipient, message, locale, expectedTotal } = request;
  const { lines, total, tax, currency, handsOnMinutes } = quote(catalog, { serviceId, minutes, addOnIds });
  if (expectedTotal !== undefined && expectedTotal !== total) {
    throw new ProblemError('price-changed', { total });
  }
  const [massage] = lines as [(typeof lines)[number]];
  const validUntil = addMonths(today(moment), gifts.validMonths);
  const id = app.ids.id();
  const gift: StoredGift = {
    serviceName: massage.name,
    minutes: handsOnMinutes,
    lines,
    total,
    ...(tax === undefined ? {} : { tax }),
    currency,
    validUntil,
    giver,
    recipient,
    ...(message === undefined ? {} : { message }),
    ...(locale === undefined ? {} : { locale }),
  };
  const discount = {
    kind: 'service',
    name: 'Gift',
    serviceId,
    minutes,
    addOnIds,
    worth: massage.price,
  } as const;
  return {
    id,
    hash: hashCode(app.tokens.code(id)),
    createdAt: now,
    state: 'unpaid',
    maxUses: 1,
    details: { discount, validUntil, gift },
    request: mark,
  };
}

/**
 * A gift has been paid for: from now on its code books. One that is active already stays as it is.
 *
 * Whatever learns of a payment calls this, within its own transaction; what is to be sent because of it belongs there.
 * @throws ProblemError where there is no such gift, or it has been made void
 */
export async function activateGift(writer: StoreWriter, id: string): Promise<StoredCode> {
  const code = await writer.codes.code(id);
  if (!code) throw new ProblemError('not-found');
  if (code.state === 'void') throw new ProblemError('conflict', { detail: 'This code has been made void.' });
  if (code.state === 'active') return code;
  await writer.codes.setCodeState(id, 'active');
  return { ...code, state: 'active' };
}

/** A gift as its giver sees it: whether it was booked with is nothing that it says. */
export function presentGift(app: AppContext, { id, state, details }: StoredCode): Gift {
  const { locale: _locale, ...gift } = details.gift!;
  const { serviceId } = details.discount as { readonly serviceId: string };
  // Made again from the secret; with another one than then it would be a code that books nothing.
  const code = app.tokens.code(id);
  return { code, state: state === 'unpaid' ? 'unpaid' : 'active', serviceId, ...gift };
}

/**
 * The same day some months on, or the last one of a month that is shorter.
 * @example addMonths('2026-01-31', 1) //=> '2026-02-28'
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
