import type { ScreeningRule } from './catalog.ts';

/**
 * Questions to begin with, for a catalog's `screening`. They are an example and no advice: each spa has them reviewed
 * by whoever advises it, and changes what does not fit its work and its country.
 */
export const exampleScreening: readonly ScreeningRule[] = [
  {
    id: 'fever',
    question: 'Do you have a fever or an infection right now?',
    outcome: 'decline',
    text: 'Please rest first. We are glad to see you once you are well again.',
  },
  {
    id: 'blood-clot',
    question: 'Have you had a blood clot (thrombosis) in the last year?',
    outcome: 'talk',
    text: 'Please ask your doctor whether a massage is right for you, and talk to us before you book.',
  },
  {
    id: 'blood-thinners',
    question: 'Do you take medicine that thins the blood?',
    outcome: 'talk',
    text: 'We would like to talk to you first, so that we can adapt the massage.',
  },
  {
    id: 'surgery',
    question: 'Have you had surgery or an injury in the last three months?',
    outcome: 'talk',
    text: 'We would like to hear how you are before we plan anything.',
  },
  {
    id: 'pregnancy',
    question: 'Are you pregnant?',
    outcome: 'talk',
    text: 'Please call us: some of our therapists have learned what does good now.',
  },
  {
    id: 'herniated-disc',
    question: 'Has a doctor found a herniated disc in your back?',
    outcome: 'talk',
    text: 'We work gently then, and only within what your doctor says. Please talk to us first.',
  },
  {
    id: 'skin',
    question: 'Is there anything on your skin that we should leave alone, such as a rash, a burn or a wound?',
    outcome: 'allow',
  },
  {
    id: 'heart',
    question: 'Do you have a heart condition or high blood pressure?',
    outcome: 'talk',
    text: 'Please ask your doctor first, and talk to us before you book.',
  },
];
