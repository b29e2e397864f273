import { html } from 'lit';

/**
 * A chip for each of some choices. What is pressed a second time is taken back: nothing has to be chosen.
 * @param choose gets what is chosen from now on
 */
export function choiceChips<One extends string>(
  choices: readonly One[],
  names: Readonly<Record<One, string>>,
  chosen: One | undefined,
  choose: (one: One | undefined) => void,
) {
  return choices.map(
    (one) => html`<button
      class="chip"
      part=${one === chosen ? 'chip selected' : 'chip'}
      type="button"
      aria-pressed=${one === chosen}
      @click=${() => choose(one === chosen ? undefined : one)}
    >
      ${names[one]}
    </button>`,
  );
}
