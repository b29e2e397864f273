import { BackendError, type BookedBooking, type BookingBackend, type BookingRequest } from '@unknot/core';

/**
 * Sends a booking, once more by itself where no answer came: the key sees to it that it is booked once.
 * @throws BackendError
 */
export async function submit(
  backend: BookingBackend,
  request: BookingRequest,
  key: string,
  pause = 1_500,
): Promise<BookedBooking> {
  try {
    return await backend.book(request, key);
  } catch (error) {
    if (!(error instanceof BackendError) || error.code !== 'unreachable') throw error;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return backend.book(request, key);
  }
}
