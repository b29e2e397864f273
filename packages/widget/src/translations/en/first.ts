/** The words of the first load: the first question, and what is said where nothing can be shown. */
export const words = {
  loading: 'One moment…',
  slow: 'This is taking longer than usual.',
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  back: 'Back',
  tryAgain: 'Try again',
  change: 'Change',
  there: (time: string) => `${time} where you are`,

  needs: {
    title: 'What would do you good?',
    hint: 'Choose as many as you like.',
    show: 'Show what fits',
    all: 'See all massages',
    where: 'Where is it tense?',
    optional: 'optional',
    marked: (count: number) => (count === 1 ? '1 place marked' : `${count} places marked`),
    names: {
      'stress-relief': 'Let go of stress',
      'muscle-recovery': 'Recover after sport',
      'chronic-back-pain': 'Ease lasting back pain',
      flexibility: 'Move more freely',
      posture: 'Sit and stand taller',
      sleep: 'Sleep better',
      'self-care': 'Take regular care of myself',
    } as Readonly<Record<string, string>>,
  },

  unreachable: 'The booking service cannot be reached right now.',
};
