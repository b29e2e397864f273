import { css } from 'lit';

/**
 * The few properties a page sets, and what follows from them. The widget takes the page's font and its
 * colour scheme: it turns dark where the page does, not where only the system is.
 *
 * Whatever the accent is, it can be read: text on it is black or white, by its luminance (WCAG 2.2 counts 4.5 to 1, and
 * one of the two always has 4.58); where it is text itself it is made darker, or in the dark lighter, as far as needed.
 * Without relative colours, which browsers have had since 2024, it is taken as it is.
 */
export const tokens = css`
  :host {
    --_accent: var(--unknot-accent, #2f6b5b);
    --_surface: var(--unknot-surface, #fbf8f4);
    --_text: var(--unknot-text, #23302c);
    --_warm: var(--unknot-warm, #a84a24);
    --_radius: var(--unknot-radius, 14px);
    --_space: var(--unknot-spacing, 1);
    --_on-accent: var(--_surface);
    --_link: var(--_accent);
    --_soft: #e9ece7;
    --_line: #dcdad5;
    --_edge: #858b87;
    --_quiet: #56605c;
    --_faint: #6b736f;
    color-scheme: inherit;
  }
  @supports (color: light-dark(red, red)) and (color: color-mix(in oklab, red, red)) {
    :host {
      --_accent: var(--unknot-accent, light-dark(#2f6b5b, #7cc4ae));
      --_surface: var(--unknot-surface, light-dark(#fbf8f4, #171c1a));
      --_text: var(--unknot-text, light-dark(#23302c, #eef1ec));
      --_warm: var(--unknot-warm, light-dark(#a84a24, #f09a72));
      --_soft: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
      --_line: color-mix(in oklab, var(--_text) 14%, var(--_surface));
      --_edge: color-mix(in oklab, var(--_text) 52%, var(--_surface));
      --_quiet: color-mix(in oklab, var(--_text) 74%, var(--_surface));
      --_faint: color-mix(in oklab, var(--_text) 66%, var(--_surface));
    }
  }
  @supports (color: light-dark(color(from red xyz x y z), red)) {
    :host {
      --_text: var(--unknot-text, oklch(from var(--_surface) clamp(0.29, (0.6 - l) * 999, 0.95) 0.015 170));
      --_on-accent: color(
        from var(--_accent) xyz clamp(0, (0.179 - y) * 9999, 0.95) clamp(0, (0.179 - y) * 9999, 1)
          clamp(0, (0.179 - y) * 9999, 1.089)
      );
      --_link: light-dark(
        color(
          from var(--_accent) xyz calc(x * min(1, 0.13 / y)) calc(y * min(1, 0.13 / y))
            calc(z * min(1, 0.13 / y))
        ),
        oklch(from var(--_accent) max(l, 0.75) c h)
      );
    }
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
