import { type Catalog, codeGroups, type Discount, quote } from '@unknot/core';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { invalid, ProblemError } from '../problem.ts';
import { type CodeUses, DuplicateCodeError, type StoredCode, type StoredGift } from '../store/codes.ts';
import type { StoreWriter } from '../store/store.ts';
import { hashCode, today } from './find.ts';
import type { NewCode } from './schemas.ts';

/** A code as staff see it. */
export interface StaffCode extends Pick<StoredCode, 'id' | 'maxUses' | 'perEmail'> {
  /** As it is to be written; left out where it cannot be made again, as the server has another secret now. */
  readonly code?: string;
  readonly state: 'unpaid' | 'active' | 'spent' | 'expired' | 'void';
  readonly createdAt: string;
  readonly discount: Discount;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly note?: string;
  /** How many visits it was used for. */
  readonly uses: number;
  /** What it took off so far; of a balance, what was used of it. In the currency's minor unit. */
  readonly used: number;
  readonly gift?: StoredGift;
}

/** How many codes are listed: the newest. */
const LISTED = 500;

/**
 * Makes a code that is good at once.
 * @throws ProblemError
 */
export async function makeCode(app: AppContext, wanted: NewCode): Promise<StaffCode> {
  const moment = await thisMoment(app);
  const id = app.ids.id();
  const { note, validFrom, validUntil } = wanted;
  const word = 'word' in wanted ? wanted.word : undefined;
  const { maxUses, perEmail } = 'maxUses' in wanted || 'perEmail' in wanted ? wanted : {};
  const stored: StoredCode = {
    id,
    hash: hashCode(word ?? app.tokens.code(id)),
    createdAt: moment.now,
    state: 'active',
    ...(wanted.kind === 'service' ? { maxUses: 1 } : maxUses === undefined ? {} : { maxUses }),
    ...(perEmail === undefined ? {} : { perEmail }),
    ...(wanted.kind === 'balance' ? { worth: wanted.amount } : {}),
    details: {
      discount: discountOf(moment.catalog, wanted),
      ...(word === undefined ? {} : { word }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(note === undefined ? {} : { note }),
    },
  };
  try {
    await app.store.write(moment.now, (writer) => writer.codes.insertCode(stored));
  } catch (error) {
    if (error instanceof DuplicateCodeError) throw invalid('word', 'is a code already.');
    throw error;
  }
  return staffCode(app, moment, stored, { count: 0, amount: 0 });
}

/** The newest codes. */
export async function listCodes(app: AppContext): Promise<readonly StaffCode[]> {
  const moment = await thisMoment(app);
  const codes = await app.store.read.codes.codes(LISTED);
  return codes.map(({ uses, ...stored }) => staffCode(app, moment, stored, uses));
}

/**
 * Changes a code, and says how it is then.
 * @throws ProblemError `not-found`
 */
export async function changeCode(
  app: AppContext,
  id: string,
  change: (writer: StoreWriter) => Promise<unknown>,
): Promise<StaffCode> {
  const moment = await thisMoment(app);
  return app.store.write(moment.now, async (writer) => {
    if (!(await writer.codes.code(id))) throw new ProblemError('not-found');
    await change(writer);
    return staffCode(app, moment, (await writer.codes.code(id))!, await writer.codes.uses(id));
  });
}

function staffCode(app: AppContext, moment: Moment, stored: StoredCode, uses: CodeUses): StaffCode {
  const { id, maxUses, perEmail, details } = stored;
  const { discount, word, validFrom, validUntil, note, gift } = details;
  const code = word ?? app.tokens.code(id);
  return {
    id,
    ...(hashCode(code) === stored.hash ? { code: codeGroups(code) } : {}),
    state: stateOf(stored, uses, today(moment)),
    createdAt: new Date(stored.createdAt).toISOString(),
    discount,
    ...(maxUses === undefined ? {} : { maxUses }),
    ...(perEmail === undefined ? {} : { perEmail }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(note === undefined ? {} : { note }),
    uses: uses.count,
    used: uses.amount,
    ...(gift === undefined ? {} : { gift }),
  };
}

function stateOf(
  { state, maxUses, worth, details }: StoredCode,
  { count, amount }: CodeUses,
  day: string,
): StaffCode['state'] {
  if (state !== 'active') return state;
  const most = Number.POSITIVE_INFINITY;
  if (count >= (maxUses ?? most) || amount >= (worth ?? most)) return 'spent';
  return day > (details.validUntil ?? day) ? 'expired' : 'active';
}

/** @throws ProblemError where the catalog does not have what it is for */
function discountOf(catalog: Catalog, wanted: NewCode): Discount {
  const { name } = wanted;
  switch (wanted.kind) {
    case 'percent':
    case 'amount': {
      const { services } = wanted;
      const faults = (services ?? []).flatMap((id, i) =>
        catalog.services.some((one) => one.id === id)
          ? []
          : [{ path: `services[${i}]`, message: `refers to “${id}”, and there is no such service.` }],
      );
      if (faults.length) throw new ProblemError('invalid', { faults });
      const rest = { name: name ?? 'Discount', ...(services === undefined ? {} : { services }) };
      return wanted.kind === 'percent'
        ? { kind: 'percent', percent: wanted.percent, ...rest }
        : { kind: 'amount', amount: wanted.amount, ...rest };
    }
    case 'balance':
      return { kind: 'balance', amount: wanted.amount, name: name ?? 'Voucher' };
    case 'service': {
      const { serviceId, minutes, addOnIds = [] } = wanted;
      try {
        const [massage] = quote(catalog, { serviceId, minutes, addOnIds }).lines;
        const worth = massage!.price;
        return { kind: 'service', serviceId, minutes, addOnIds, worth, name: name ?? 'Gift' };
      } catch (error) {
        if (error instanceof RangeError) throw invalid('serviceId', error.message);
        throw error;
      }
    }
  }
}
