import type { BookingRequest } from './booking.ts';
import type { Catalog } from './catalog.ts';
import { checkCard } from './check-card.ts';
import type { Fault } from './fault.ts';
import { emailFault, NAME_LENGTH, NOTES_LENGTH, phoneFault, READABLE, textFault } from './texts.ts';

type Details = Pick<BookingRequest, 'customer' | 'notes' | 'answers' | 'card'>;

/**
 * Faults in the details alone, for a form that has no request to send yet: those that `parseBookingRequest` would find,
 * without what runs its schema.
 */
export function checkCustomer(
  catalog: Catalog,
  { customer: { name, email, phone }, notes, answers, card }: Details,
): Fault[] {
  const found = {
    'customer.name': textFault(name, NAME_LENGTH),
    'customer.email': emailFault(email),
    'customer.phone': phone === undefined ? undefined : phoneFault(phone),
    notes: notes === undefined ? undefined : textFault(notes, NOTES_LENGTH, READABLE),
  };
  const faults = Object.entries(found).flatMap(([path, message]) => (message ? [{ path, message }] : []));
  return [...faults, ...(card ? checkCard(card, 'card') : []), ...checkAnswers(catalog, { answers })];
}

/** Faults in the answers to what the spa asks. */
export function checkAnswers(
  catalog: Catalog,
  { answers = {} }: { readonly answers?: BookingRequest['answers'] | undefined },
): Fault[] {
  const questions = catalog.questions ?? [];
  const faults: Fault[] = [];
  for (const key of Object.keys(answers)) {
    if (!questions.some((question) => question.id === key)) {
      faults.push({ path: `answers.${key}`, message: 'answers a question that the spa does not ask.' });
    }
  }
  for (const { id: key, kind, options, required } of questions) {
    const answer = answers[key];
    const path = `answers.${key}`;
    if (answer === undefined) {
      if (required) faults.push({ path, message: 'is missing.' });
    } else if (kind === 'choice' && !options?.includes(answer)) {
      faults.push({ path, message: `must be one of ${options?.join(', ')}.` });
    } else if (kind === 'yes-no' && answer !== 'yes' && answer !== 'no') {
      faults.push({ path, message: 'must be “yes” or “no”.' });
    }
  }
  return faults;
}
