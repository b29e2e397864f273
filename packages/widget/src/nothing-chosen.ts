import type { Carried, Details, Liking } from './state.ts';

export const noDetails: Details = {
  name: '',
  email: '',
  phone: '',
  notes: '',
  answers: {},
  agreed: false,
  card: {},
  remember: false,
  guestName: '',
  guestCard: {},
};

export const noLiking: Liking = { spots: [] };

export const nothingChosen: Carried = { needs: [], liking: noLiking, all: false, details: noDetails };
